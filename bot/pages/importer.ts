// The page of an import: a file is dropped, what it holds is told before anything is written, the mediator agrees, and sees it done.
import type { TicketData } from '#bot/conversations/ticket.ts';
import { writeBeneficiaires } from '#bot/documents/tableur/write-beneficiaires.ts';
import { type Choix, countAgreed, SORTS_DES_DOUBLES } from '#bot/domain/beneficiaire/import.ts';
import { jourChez } from '#bot/domain/fuseaux.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { type PageResponse, Refus } from '#bot/ports.ts';
import { findActeur } from '#bot/storage/acteurs.ts';
import { readAnnuaire } from '#bot/storage/annuaires.ts';
import { forgetPlan, readARevoir, readRapport } from '#bot/storage/import-fichiers.ts';
import { acceptImport, dropImport, findImport, type Import } from '#bot/storage/imports.ts';
import type { PageRequest } from './door.ts';
import { type Porte, receive } from './importer-depot.ts';
import { doublesView, reportView } from './importer-rapport.ts';
import { depotView, endView, sayProgress, waitView } from './importer-vues.ts';
import { sentForm } from './multipart.ts';
import { answer, file, GONE, html, isScript, seeAgain, XLSX } from './page.ts';

export async function importerPage(
  request: PageRequest,
  { acteur, lien }: TicketData,
  deps: JobDeps,
): Promise<PageResponse> {
  if (typeof acteur !== 'string' || typeof lien !== 'string') return GONE;
  const porte = { acteur, lien };
  if (request.method === 'POST') return posted(request, porte, deps);
  const current = await importOf(porte, deps);
  if (!isScript(request)) return shown(current, deps);
  return answer({
    etat: current?.etat ?? 'attendu',
    fait: current?.fait ?? 0,
    total: current?.total ?? 0,
    dit: current ? sayProgress(current) : '',
  });
}

/** The import of the file that came through this link. */
async function importOf({ acteur, lien }: Porte, deps: JobDeps): Promise<Import | undefined> {
  const last = await findImport(acteur, deps);
  return last?.lien === lien ? last : undefined;
}

async function shown(current: Import | undefined, deps: JobDeps): Promise<PageResponse> {
  switch (current?.etat) {
    case 'depose':
    case 'accepte':
      return html(waitView(current, deps.clock()));
    case 'lu':
      return reported(current, deps);
    case 'fini':
      return html(endView(current));
    case 'illisible':
      return html(depotView(deps.newId(), { erreur: await sentenceOf(current, deps) }));
    case 'jete':
      return html(
        depotView(deps.newId(), { avant: 'Rien n’a été ajouté, et ce qui avait été lu est effacé.' }),
      );
    default:
      return html(depotView(deps.newId()));
  }
}

async function sentenceOf({ scelle }: Import, { keyring }: JobDeps): Promise<string> {
  return scelle === undefined ? '' : keyring.open(scelle);
}

const OUBLIE = 'Ce qui avait été lu de votre fichier est effacé : déposez-le à nouveau.';

async function reported(current: Import, deps: JobDeps, erreur = ''): Promise<PageResponse> {
  const { comptes } = current;
  const rapport = await readRapport(current, deps);
  if (!rapport || !comptes) return html(depotView(deps.newId(), { avant: OUBLIE }));
  return html(reportView({ ...current, comptes }, rapport, erreur));
}

async function posted(request: PageRequest, porte: Porte, deps: JobDeps): Promise<PageResponse> {
  const action = request.form('action');
  if (action === undefined) {
    await receive(porte, await sentForm(request), deps);
    return isScript(request) ? answer({}) : seeAgain(request.path);
  }
  if (action === 'modele')
    return workbook('modele-beneficiaires', await writeBeneficiaires([], () => undefined));
  const current = await importOf(porte, deps);
  const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (!run || !current) return seeAgain(request.path);
  return run({ request, current }, deps);
}

interface Pressed {
  readonly request: PageRequest;
  readonly current: Import;
}

/** What was shown may be old: it is looked at again, and what can no longer be done shows what there is now. */
const ACTIONS: Readonly<Record<string, (pressed: Pressed, deps: JobDeps) => Promise<PageResponse>>> = {
  accepter: accept,
  jeter: throwAway,
  doubles: showDoubles,
  revoir: giveRevised,
};

const RIEN = 'Cochez ce qui doit être ajouté, ou choisissez « Ne rien ajouter ».';

async function accept({ request, current }: Pressed, deps: JobDeps): Promise<PageResponse> {
  const { comptes, etat, id } = current;
  if (etat !== 'lu' || !comptes || request.form('import') !== id) return seeAgain(request.path);
  const choix = choixIn(request);
  if (countAgreed(comptes, choix) === 0) return reported(current, deps, RIEN);
  await acceptImport(current, choix, deps);
  return seeAgain(request.path);
}

function choixIn({ form }: PageRequest): Choix {
  const said = form('doubles');
  return {
    nouvelles: form('nouvelles') === 'oui',
    doubles: SORTS_DES_DOUBLES.find((sort) => sort === said) ?? 'laisser',
    douteux: form('douteux') === 'oui',
  };
}

async function throwAway({ request, current }: Pressed, deps: JobDeps): Promise<PageResponse> {
  const dropped = request.form('import') === current.id ? await dropImport(current, deps) : undefined;
  if (dropped) await forgetPlan(dropped, deps);
  return seeAgain(request.path);
}

async function showDoubles({ current }: Pressed, deps: JobDeps): Promise<PageResponse> {
  const rapport = await readRapport(current, deps);
  if (!rapport) return shown(current, deps);
  const { acteur } = current;
  // Somebody may be shared no longer, or erased, since the file was read.
  const today = jourChez((await findActeur(acteur, deps))?.acteur, deps.clock());
  return html(doublesView(rapport, await readAnnuaire({ acteur, today }, deps)));
}

async function giveRevised({ current }: Pressed, deps: JobDeps): Promise<PageResponse> {
  const bytes = await readARevoir(current, deps);
  if (!bytes) throw new Refus(OUBLIE);
  return workbook('lignes-a-revoir', bytes);
}

function workbook(name: string, bytes: Uint8Array): PageResponse {
  return file(bytes, { type: XLSX, name: `${name}.xlsx`, shown: 'attachment' });
}
