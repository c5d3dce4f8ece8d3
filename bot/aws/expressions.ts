// Writes the port's conditions and ranges in DynamoDB's expression language.
import type { Condition, Range, Scalar } from '#bot/ports.ts';
import { keyPair, primaryKey } from './table-schema.ts';

export interface Expression {
  readonly text: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Scalar>>;
}

const there = { names: { '#pk': primaryKey.partition }, values: {} };

export function conditionExpression(condition: Condition): Expression {
  switch (condition.is) {
    case 'absent':
      return { ...there, text: 'attribute_not_exists(#pk)' };
    case 'present':
      return { ...there, text: 'attribute_exists(#pk)' };
    case 'equal':
      return equal(condition.attributes);
    case 'absent-or-equal': {
      const same = equal(condition.attributes);
      return { ...same, text: `attribute_not_exists(#pk) OR (${same.text})` };
    }
  }
}

export function rangeExpression(range: Range): Expression {
  const { partition, sort } = keyPair(range.index);
  const bound = boundExpression(range);
  return {
    text: bound.text === '' ? '#p = :p' : `#p = :p AND ${bound.text}`,
    names: bound.text === '' ? { '#p': partition } : { '#p': partition, '#s': sort },
    values: { ':p': range.pk, ...bound.values },
  };
}

function equal(attributes: Readonly<Record<string, Scalar>>): Expression {
  const entries = Object.entries(attributes);
  return {
    text: ['attribute_exists(#pk)', ...entries.map((_, i) => `#a${i} = :a${i}`)].join(' AND '),
    names: { ...there.names, ...Object.fromEntries(entries.map(([name], i) => [`#a${i}`, name])) },
    values: Object.fromEntries(entries.map(([, value], i) => [`:a${i}`, value])),
  };
}

/** DynamoDB takes one condition on the sort key, and no more. */
function boundExpression({ prefix, from, to }: Range): Pick<Expression, 'text' | 'values'> {
  if (prefix !== undefined) return { text: 'begins_with(#s, :prefix)', values: { ':prefix': prefix } };
  if (from !== undefined && to !== undefined) {
    return { text: '#s BETWEEN :from AND :to', values: { ':from': from, ':to': to } };
  }
  if (from !== undefined) return { text: '#s >= :from', values: { ':from': from } };
  return to === undefined ? { text: '', values: {} } : { text: '#s <= :to', values: { ':to': to } };
}
