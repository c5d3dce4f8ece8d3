// What the forms of the trade give to exports and statistics.
import { describe, expect, it } from 'vitest';
import { typesCra } from '#bot/domain/cra/index.ts';
import { countedFields, exportedColumns } from '#bot/forms/columns.ts';
import { fieldsOf } from '#bot/forms/form.ts';

describe.each(typesCra.map(({ form }) => [form.id, form] as const))('%s', (_id, form) => {
  it('has one column a header', () => {
    const headers = exportedColumns(form).map(({ header }) => header);
    expect(headers).toHaveLength(new Set(headers).size);
    expect(headers).not.toContain('');
  });

  it('exports no private feeling', () => {
    const names = exportedColumns(form).map(({ name }) => name);
    expect(names).not.toContain('ressenti');
    expect(names).not.toContain('ressentiMot');
  });

  it('counts no notes, and free text only where it is sealed', () => {
    const fields = fieldsOf(form);
    const counted = countedFields(form).map((name) => fields[name]);
    expect(counted.filter((field) => field?.keep === 'apart')).toEqual([]);
    expect(counted.filter((field) => field?.kind === 'text' && field.keep !== 'sealed')).toEqual([]);
    expect(counted).not.toEqual([]);
  });
});
