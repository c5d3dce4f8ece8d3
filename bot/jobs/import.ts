// The import of a file, away from the page: it is read and told of, then, once the mediator has agreed, written row after row, then told to be done.
import { buttonsFor, LASTING_LIFE } from '#bot/commands/session.ts';
import { readTableur } from '#bot/documents/tableur/read-tableur.ts';
import { writeRefusees } from '#bot/documents/tableur/write-refusees.ts';
import { doublonsParmi } from '#bot/domain/beneficiaire/doublons-index.ts';
import { comptesOf, type LigneDePlan, planOf } from '#bot/domain/beneficiaire/import.ts';
import { sayBilan } from '#bot/domain/beneficiaire/import-dit.ts';
import { personnesDe } from '#bot/domain/beneficiaire/personnes.ts';
import { identiteOf, rapportOf } from '#bot/domain/beneficiaire/rapport.ts';
import { rowsToRevise, sayRapport } from '#bot/domain/beneficiaire/rapport-dit.ts';
import type { Tableau } from '#bot/domain/beneficiaire/tableau.ts';
import { jourChez } from '#bot/domain/fuseaux.ts';
import { type JobDeps, NotTold } from '#bot/job-ports.ts';
import { findActeur } from '#bot/storage/acteurs.ts';
import { readAnnuaire } from '#bot/storage/annuaires.ts';
import { idOfRang, inOrder, isOfImport, writeSome } from '#bot/storage/import-ecriture.ts';
import {
  forgetDropped,
  forgetPlan,
  keepPlan,
  LOT,
  readDropped,
  readLot,
} from '#bot/storage/import-fichiers.ts';
import { changeImport, findImport, type Import } from '#bot/storage/imports.ts';
import { accesAction } from '#bot/storage/journal.ts';
import type { JobRun, Run } from './run.ts';

export const importation: JobRun = async ({ acteur, sur }, deps) => {
  const current = await findImport(acteur, deps);
  if (!current || current.id !== sur.import) return 'fait';
  switch (current.etat) {
    case 'depose':
      return readFile(current, deps);
    case 'accepte':
      return writeLot(current, deps);
    case 'fini':
      return tell(current, deps);
    default:
      return 'fait';
  }
};

const INCOMPLET = 'Le fichier n’est pas arrivé en entier : déposez-le à nouveau.';

async function readFile(current: Import, deps: JobDeps): Promise<Run> {
  const bytes = await readDropped(current, deps);
  const lecture = bytes ? await readTableur(bytes, `fichier${current.extension}`) : { error: INCOMPLET };
  if ('error' in lecture) {
    const scelle = await deps.keyring.seal(current.acteur, lecture.error);
    await changeImport(current, { apply: ifDropped({ etat: 'illisible', scelle }) }, deps);
  } else {
    await changeImport(current, { apply: ifDropped(await planned(current, lecture.tableau, deps)) }, deps);
  }
  await forgetDropped(current, deps);
  return 'fait';
}

/** Another passage may have read it meanwhile, and the mediator agreed to what that one told. */
function ifDropped(after: Partial<Import>): (current: Import) => Import | undefined {
  return (current) => (current.etat === 'depose' ? { ...current, ...after } : undefined);
}

/** What was read, kept under a name that no other reading has. */
async function planned(current: Import, tableau: Tableau, deps: JobDeps): Promise<Partial<Import>> {
  const { acteur } = current;
  const today = await todayOf(acteur, deps);
  const lues = personnesDe(tableau, { today, communes: await deps.communes() });
  const rapport = rapportOf(tableau, lues, await readAnnuaire({ acteur, today }, deps));
  const plan = planOf(rapport, (rang) => idOfRang(current, rang));
  const revised = rowsToRevise(rapport);
  const read = {
    rapport: sayRapport(rapport, tableau),
    plan,
    ...(revised.length > 0 && { aRevoir: await writeRefusees(tableau.entetes, revised) }),
  };
  const name = deps.newId();
  await keepPlan({ acteur, plan: name }, read, deps);
  return { etat: 'lu', plan: name, total: plan.length, comptes: comptesOf(rapport, plan) };
}

async function todayOf(acteur: string, deps: JobDeps): Promise<string> {
  return jourChez((await findActeur(acteur, deps))?.acteur, deps.clock());
}

async function writeLot(current: Import, deps: JobDeps): Promise<Run> {
  const { total = 0, fait } = current;
  if (fait >= total) return finish(current, deps);
  const from = fait - (fait % LOT);
  const lot = inOrder(current, await readLot(current, fait, deps));
  const lignes = await sinceRead(lot, current, deps);
  let now: Import | undefined = current;
  while (now && now.fait < from + lot.length) now = await writeSome(current, { from, lignes }, deps);
  return 'encore';
}

/** Somebody may have been created, or handed over, since the file was read: she is then a double as any other. */
async function sinceRead(
  lot: readonly LigneDePlan[],
  current: Import,
  deps: JobDeps,
): Promise<readonly LigneDePlan[]> {
  const { acteur } = current;
  const all = await readAnnuaire({ acteur, today: await todayOf(acteur, deps) }, deps);
  const suspects = doublonsParmi(all.filter((entree) => !isOfImport(current, entree.id)));
  return lot.map((ligne) => {
    const isNew = ligne.double === undefined && suspects(identiteOf(ligne.values)).length === 0;
    return ligne.double || isNew ? ligne : { ...ligne, double: {} };
  });
}

/** Its end is logged with it. */
async function finish(current: Import, deps: JobDeps): Promise<Run> {
  const { acteur, bilan } = current;
  const combien = bilan.ajoutees + bilan.completees;
  const logged = accesAction(acteur, { quoi: 'import', qui: acteur, combien }, deps);
  const apply = (now: Import): Import | undefined =>
    now.etat === 'accepte' ? { ...now, etat: 'fini' } : undefined;
  await changeImport(current, { apply, also: [logged] }, deps);
  await forgetPlan(current, deps);
  return 'encore';
}

/** Told once at most: what may have been told is not told again. */
async function tell(current: Import, deps: JobDeps): Promise<Run> {
  const taken = await changeImport(
    current,
    { apply: (now) => (now.averti ? undefined : { ...now, averti: true }) },
    deps,
  );
  if (!taken) return 'fait';
  const { acteur, bilan } = taken;
  const see = { label: 'Voir', action: 'fichiers.importer', life: LASTING_LIFE };
  const buttons = buttonsFor([see], { session: { acteur: { id: acteur }, now: deps.clock() } }, deps);
  try {
    await deps.notifier.notify(acteur, {
      lasting: `L’import est terminé : ${sayBilan(bilan)}.`,
      blocks: [{ text: '', buttons }],
    });
  } catch (error) {
    if (error instanceof NotTold)
      await changeImport(taken, { apply: ({ averti: _told, ...now }) => now }, deps);
    throw error;
  }
  return 'fait';
}
