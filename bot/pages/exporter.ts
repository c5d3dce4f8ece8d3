// The page where a mediator takes their people away: in one file that can be imported again, or several where one would be too large to give.
import * as z from 'zod';
import type { TicketData } from '#bot/conversations/ticket.ts';
import { writeBeneficiaires, writeBeneficiairesCsv } from '#bot/documents/tableur/write-beneficiaires.ts';
import { counted } from '#bot/domain/beneficiaire/import-dit.ts';
import { MOST_ROWS } from '#bot/domain/beneficiaire/tableau.ts';
import { LARGEST_FILE } from '#bot/domain/document.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import type { PageResponse } from '#bot/ports.ts';
import { exportedSheets, peopleOf } from '#bot/storage/export.ts';
import { logAcces } from '#bot/storage/journal.ts';
import type { PageRequest } from './door.ts';
import { escaped, file, GONE, html, XLSX } from './page.ts';

const FORMATS = {
  xlsx: { label: 'Tableur (.xlsx)', type: XLSX, write: writeBeneficiaires },
  csv: { label: 'Texte (.csv)', type: 'text/csv; charset=utf-8', write: writeBeneficiairesCsv },
} as const;

/** Which file of how many; more than some hundreds would be a person a file. */
const asked = z.object({
  format: z.enum(['xlsx', 'csv']),
  partie: z.coerce.number().int().min(1).max(999).default(1),
  parties: z.coerce.number().int().min(1).max(999).default(1),
});

type Asked = z.infer<typeof asked>;

export async function exporterPage(
  request: PageRequest,
  { acteur }: TicketData,
  deps: JobDeps,
): Promise<PageResponse> {
  if (typeof acteur !== 'string') return GONE;
  const people = await peopleOf(acteur, deps);
  if (request.method !== 'POST' || people.length === 0) return html(choice(people.length));
  const sent = asked.safeParse({
    format: request.form('format'),
    partie: request.form('partie'),
    parties: request.form('parties'),
  });
  if (!sent.success) return html(choice(people.length));
  return given({ acteur, people }, sent.data, deps);
}

interface Exported {
  readonly acteur: string;
  readonly people: readonly string[];
}

/** The file; where it is too large to give, or to be imported again, the choice among smaller ones. */
async function given(
  { acteur, people }: Exported,
  { format, partie, parties }: Asked,
  deps: JobDeps,
): Promise<PageResponse> {
  const size = Math.ceil(people.length / parties);
  if (size > MOST_ROWS) return html(parted(format, Math.ceil(people.length / MOST_ROWS)));
  const some = people.slice((partie - 1) * size, partie * size);
  let combien = 0;
  async function* counting() {
    for await (const sheet of exportedSheets(acteur, some, deps)) {
      combien += 1;
      yield sheet;
    }
  }
  const { type, write } = FORMATS[format];
  const bytes = await write(counting(), await deps.postcodes());
  if (bytes.length > LARGEST_FILE && size > 1) return html(parted(format, parties * 2));
  await logAcces(acteur, { quoi: 'export', qui: acteur, combien }, deps);
  const name = parties === 1 ? 'beneficiaires' : `beneficiaires-${partie}-sur-${parties}`;
  return file(bytes, { type, name: `${name}.${format}`, shown: 'attachment' });
}

function choice(count: number) {
  const buttons = Object.entries(FORMATS).map(
    ([code, { label }], at) =>
      `<button${at === 0 ? '' : ' class="second"'} name="format" value="${code}">${label}</button>`,
  );
  const corps =
    count === 0
      ? '<p>Vous ne suivez encore personne.</p>'
      : `<p>Vous suivez ${escaped(counted(count, 'personne', 'personnes'))}. Le fichier a les colonnes de l’import, notes comprises : déposé à nouveau ici, ou dans La Coop pour ses dix premières colonnes, il rend les mêmes personnes.</p>
<p>N’y sont pas : celles que vos collègues partagent avec vous, et celles qui se sont opposées à être suivies.</p>
<p class="avis">Ce fichier nomme des personnes. Gardez-le dans un endroit protégé, et supprimez-le quand il ne vous sert plus. L’export est inscrit au journal des accès.</p>
<form method="post"><p class="boutons">${buttons.join('')}</p></form>`;
  return { titre: 'Exporter vos bénéficiaires', corps };
}

function parted(format: Asked['format'], parties: number) {
  const forms = Array.from(
    { length: parties },
    (_, at) =>
      `<form method="post"><input type="hidden" name="format" value="${format}"><input type="hidden" name="parties" value="${parties}"><button class="second" name="partie" value="${at + 1}">Fichier ${at + 1} sur ${parties}</button></form>`,
  );
  return {
    titre: 'Exporter vos bénéficiaires',
    corps: `<p>Un seul fichier serait trop grand : en voici ${parties}, qui se suivent par ordre de nom.</p>${forms.join('')}`,
  };
}
