// The page where whoever follows a person takes all that is kept of her, to give it to her: to be read, or as data.
import type { TicketData } from '#bot/conversations/ticket.ts';
import { dossierPdf } from '#bot/documents/dossier-pdf.ts';
import { type Dossier, dossierDe } from '#bot/domain/beneficiaire/dossier.ts';
import { LARGEST_FILE } from '#bot/domain/document.ts';
import { offeredPlaces } from '#bot/domain/lieu.ts';
import { todayIn } from '#bot/forms/dates.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { type PageResponse, Refus } from '#bot/ports.ts';
import { findActeur, findNoms } from '#bot/storage/acteurs.ts';
import { INTROUVABLE } from '#bot/storage/beneficiaires.ts';
import { type DossierGarde, readDossier } from '#bot/storage/dossier.ts';
import { readGroupe } from '#bot/storage/groupes.ts';
import { logAcces } from '#bot/storage/journal.ts';
import { personnePour, type Vue } from '#bot/storage/vues.ts';
import type { PageRequest } from './door.ts';
import { file, GONE, html } from './page.ts';

interface Demandeur {
  readonly acteur: string;
  readonly personne: string;
  readonly fuseau: string;
}

export async function remettrePage(
  request: PageRequest,
  { acteur, personne }: TicketData,
  deps: JobDeps,
): Promise<PageResponse> {
  if (typeof acteur !== 'string' || typeof personne !== 'string') return GONE;
  const fuseau = (await findActeur(acteur, deps))?.acteur.fuseau;
  if (fuseau === undefined) throw new Refus(INTROUVABLE);
  const asked = { acteur, personne, fuseau };
  // Asked again at each look: she may have been erased, or handed over, since the link was made.
  const vue = await personnePour(
    { acte: 'droits', personne, acteur, today: todayIn(fuseau, deps.clock()) },
    deps,
  );
  const format = request.form('format');
  if (request.method !== 'POST' || (format !== 'pdf' && format !== 'json')) return html(CHOICE);
  const { type, write } = FORMATS[format];
  const bytes = await write(await dossierFor(asked, vue, deps));
  if (bytes.length > LARGEST_FILE) throw new Refus(TOO_LARGE);
  return file(bytes, { type, name: `donnees-personnelles.${format}`, shown: 'attachment' });
}

const TOO_LARGE =
  'Ce qui est gardé de cette personne est trop grand pour un seul fichier : demandez à qui administre Coopilote.';

const FORMATS = {
  pdf: { type: 'application/pdf', write: dossierPdf },
  json: {
    type: 'application/json; charset=utf-8',
    write: async (dossier: Dossier) => new TextEncoder().encode(JSON.stringify(dossier, undefined, 2)),
  },
} as const;

const CHOICE = {
  titre: 'Tout lui remettre',
  corps: `<p>Tout ce qui est gardé de cette personne : son identité, vos activités avec elle et vos notes, ce qui reste à faire, à qui sa fiche a été envoyée, avec qui son suivi est partagé, qui l’a consultée.</p>
<p>Votre ressenti est le vôtre : il n’y est pas. Relisez le document avant de le remettre, au cas où une note parlerait de quelqu’un d’autre.</p>
<p class="avis">Remettez-le en main propre ou par un moyen qu’elle choisit, puis supprimez votre copie. La remise est inscrite au journal des accès.</p>
<form method="post"><p class="boutons"><button name="format" value="pdf">À lire (.pdf)</button><button class="second" name="format" value="json">Pour un ordinateur (.json)</button></p></form>`,
};

/** Logged before it is given, and therefore in it. */
async function dossierFor({ acteur, fuseau }: Demandeur, vue: Vue, deps: JobDeps): Promise<Dossier> {
  await logAcces(acteur, { quoi: 'remise', qui: acteur, personne: vue.sheet.id }, deps);
  const garde = await readDossier(vue, deps);
  const today = todayIn(fuseau, deps.clock());
  const [noms, contexts] = await Promise.all([namesOf(garde, deps), placesOf(garde, deps)]);
  return dossierDe(garde, {
    today,
    dayOf: (milliseconds) => todayIn(fuseau, milliseconds),
    nameOf: (id) => noms.get(id) ?? '',
    contextOf: (auteur) => ({
      today,
      places: contexts.get(auteur) ?? [],
      communes: () => ({ near: [] }),
      usage: {},
    }),
  });
}

/** Of colleagues by their ids, and of groups by theirs. */
async function namesOf(
  { sheet, cras, envois, partages, acces, ailleurs }: DossierGarde,
  deps: JobDeps,
): Promise<ReadonlyMap<string, string>> {
  const groups = partages.filter(({ sorte }) => sorte === 'groupe').map(({ avec }) => avec);
  const colleagues = [
    sheet.proprietaire,
    ...(sheet.anciens ?? []),
    ...[...cras, ...envois].map(({ auteur }) => auteur),
    ...partages.filter(({ sorte }) => sorte !== 'groupe').map(({ avec }) => avec),
    ...acces.flatMap(({ qui }) => qui ?? []),
    ...ailleurs.keys(),
  ];
  const known = await Promise.all(groups.map((id) => readGroupe(id, deps)));
  const named = known.flatMap((groupe) => (groupe ? [[groupe.id, groupe.nom] as const] : []));
  return new Map([...(await findNoms(colleagues, deps)), ...named]);
}

/** The places of whoever wrote an activity: each names their own. */
async function placesOf({ sheet, cras }: DossierGarde, deps: JobDeps) {
  const authors = [...new Set([sheet.proprietaire, ...cras.map(({ auteur }) => auteur)])];
  const stored = await Promise.all(authors.map((auteur) => findActeur(auteur, deps)));
  return new Map(authors.map((auteur, at) => [auteur, offeredPlaces(stored[at]?.acteur.lieux ?? [])]));
}
