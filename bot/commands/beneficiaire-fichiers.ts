// « Importer » and « Exporter »: files of people come and go by pages of ours, behind links that expire; none stays in the chat.
import { counted, sayBilan } from '#bot/domain/beneficiaire/import-dit.ts';
import type { Deps, Reply } from '#bot/ports.ts';
import { findImport, type Import } from '#bot/storage/imports.ts';
import { pageLink } from './liens.ts';
import { type Action, type Session, say, sayMoment } from './session.ts';

/** A link to drop a file on, and the import of before as long as there is something to see of it. */
export async function showImport(session: Session, deps: Deps): Promise<Reply> {
  const acteur = session.acteur.id;
  const last = await findImport(acteur, deps);
  const link = (lien: string) => pageLink({ page: 'importer', acteur, lien }, session, deps);
  const lines = [
    ...(last && last.etat !== 'jete' ? [`${sayLast(last, session)} : [le voir](${link(last.lien)}).`] : []),
    `[Déposer un fichier de bénéficiaires](${link(deps.newId())}) : .xlsx, .ods ou .csv. Vous verrez ce qu’il contient avant que rien ne soit ajouté.`,
    ONE_HOUR,
  ];
  return say(lines.join('\n'), { lasting: 'Un lien est prêt : tapez /beneficiaire importer.' });
}

const ONE_HOUR = 'Ce lien est pour vous, et vaut une heure : ne le transmettez pas.';

function sayLast({ etat, creeLe, comptes, bilan }: Import, session: Session): string {
  const le = sayMoment(creeLe, session);
  const people = counted(comptes?.nouvelles ?? 0, 'personne nouvelle', 'personnes nouvelles');
  if (etat === 'fini') return `Votre fichier du ${le} est importé (${sayBilan(bilan)})`;
  if (etat === 'lu') return `Votre fichier du ${le} attend votre accord (${people})`;
  return etat === 'illisible'
    ? `Votre fichier du ${le} n’a pas pu être lu`
    : `Votre fichier du ${le} est en cours d’import`;
}

/** A link to take the people one follows away with one, in the same columns. */
export async function showExport(session: Session, deps: Deps): Promise<Reply> {
  const link = pageLink({ page: 'exporter', acteur: session.acteur.id }, session, deps);
  const lines = [
    `[Télécharger vos bénéficiaires](${link}), en tableur : les personnes que vous suivez, avec les colonnes de l’import.`,
    ONE_HOUR,
  ];
  return say(lines.join('\n'), { lasting: 'Un lien est prêt : tapez /beneficiaire exporter.' });
}

const pressImport: Action = async (_press, session, deps) => showImport(session, deps);
const pressExport: Action = async (_press, session, deps) => showExport(session, deps);

export const fichiersActions: Readonly<Record<string, Action>> = {
  'fichiers.importer': pressImport,
  'fichiers.exporter': pressExport,
};
