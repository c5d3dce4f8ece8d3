// The files that figures and activities leave in, as data: what a button says, what a file is called and announced as. Nothing that writes.
import { fold } from '#bot/forms/words.ts';

export type CodeFormat = 'xlsx' | 'csv' | 'pdf' | 'pptx' | 'docx' | 'png';

export interface Format {
  readonly code: CodeFormat;
  /** On a button. */
  readonly label: string;
  readonly extension: string;
  readonly mediaType: string;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

export const FORMATS: { readonly [Code in CodeFormat]: Format & { readonly code: Code } } = {
  xlsx: { code: 'xlsx', label: 'Excel', extension: 'xlsx', mediaType: `${OFFICE}.spreadsheetml.sheet` },
  csv: { code: 'csv', label: 'CSV', extension: 'csv', mediaType: 'text/csv; charset=utf-8' },
  pdf: { code: 'pdf', label: 'PDF', extension: 'pdf', mediaType: 'application/pdf' },
  pptx: {
    code: 'pptx',
    label: 'PPTX',
    extension: 'pptx',
    mediaType: `${OFFICE}.presentationml.presentation`,
  },
  docx: { code: 'docx', label: 'Word', extension: 'docx', mediaType: `${OFFICE}.wordprocessingml.document` },
  png: { code: 'png', label: 'PNG', extension: 'png', mediaType: 'image/png' },
};

/** In the order in which they are offered. */
export const FORMATS_DE_RAPPORT = [
  'xlsx',
  'pdf',
  'pptx',
  'png',
  'docx',
  'csv',
] as const satisfies readonly CodeFormat[];
export const FORMATS_D_ACTIVITES = ['xlsx', 'csv'] as const satisfies readonly CodeFormat[];

const LONGEST = 80;

/** « bilan-2025-equipe-du-finistere.pdf »: the same everywhere, whatever the system that keeps it. */
export function fileName(words: readonly string[], code: CodeFormat): string {
  const name = fold(words.join(' '))
    .replaceAll(' ', '-')
    .replace(/[^a-z0-9-]/g, '')
    .slice(0, LONGEST);
  return `${name.replace(/^-+|-+$/g, '') || 'coopilote'}.${FORMATS[code].extension}`;
}
