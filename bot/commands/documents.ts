// Files of figures and activities: asked for by a press, prepared by a job, taken by a link that expires.
import { idOf } from '#bot/conversations/identity.ts';
import { FORMATS, FORMATS_DE_RAPPORT } from '#bot/documents/formats.ts';
import { type DemandeDocument, demandeSchema } from '#bot/domain/document.ts';
import { ConditionFailed, type Deps, type Menu, Refus, type Reply } from '#bot/ports.ts';
import type { StatsQuery } from '#bot/stats/query.ts';
import { writeQuery } from '#bot/stats/write-query.ts';
import { demanderDocument } from '#bot/storage/documents.ts';
import { pageLink } from './liens.ts';
import { code } from './markdown.ts';
import { type Action, dataOf, menuFor, type Session, say } from './session.ts';

/** The files that an answer of figures may leave in. */
export function filesMenu(query: StatsQuery, session: Session, deps: Deps): Menu {
  const options = FORMATS_DE_RAPPORT.map((format) => ({ code: format, label: FORMATS[format].label }));
  const data = { q: writeQuery(query) };
  return menuFor({ id: 'fichier', label: 'Fichier', options, action: 'stats.fichier', data }, session, deps);
}

/** Asks for a file: once, however often the gesture is repeated. */
export async function prepare(
  { geste, demande }: { readonly geste: string; readonly demande: DemandeDocument },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const asked = await demanderDocument({ id: geste, acteur: session.acteur.id, demande }, deps);
  try {
    await deps.table.write([asked]);
  } catch (error) {
    // The same gesture, redelivered.
    if (!(error instanceof ConditionFailed)) throw error;
  }
  return say(
    'Je prépare le fichier : il arrive dans votre canal personnel avec coopilote, d’ordinaire en moins d’une minute.',
    { lasting: 'Votre fichier se prépare.' },
  );
}

const file: Action = async ({ ticket, choice }, session, deps) => {
  const read = demandeSchema.safeParse({ quoi: 'stats', format: choice, q: dataOf(ticket, 'q') });
  if (!read.success) throw new Refus('Ce format n’existe pas, ou plus.');
  return prepare({ geste: idOf(ticket.n, 'fichier', choice ?? ''), demande: read.data }, session, deps);
};

/** The link is for one person and an hour: it is given where nothing stays. */
const take: Action = async ({ ticket }, session, deps) => {
  const [id, nom, format] = [dataOf(ticket, 'id'), dataOf(ticket, 'nom'), dataOf(ticket, 'format')];
  const link = pageLink({ page: 'document', id, nom, format }, session, deps);
  return say(`[Télécharger](${link}) ${code(nom)}\nCe lien vaut une heure.`);
};

export const documentsActions: Readonly<Record<string, Action>> = {
  'stats.fichier': file,
  'document.prendre': take,
};
