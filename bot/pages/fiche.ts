// The page of a link sent to a recipient, and the preview of what will leave: nothing is shown, and nothing counted, before the password is given.
import type { TicketData } from '#bot/conversations/ticket.ts';
import { fichePdf } from '#bot/documents/fiche-pdf.ts';
import { isOpen, isPreview, referenceOf } from '#bot/domain/beneficiaire/envoi.ts';
import { typedPassword } from '#bot/domain/beneficiaire/mot-de-passe.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import type { PageResponse } from '#bot/ports.ts';
import { readFiche } from '#bot/storage/beneficiaires.ts';
import { fichierDe } from '#bot/storage/envoi-fichier.ts';
import { changeEnvoi, findEnvoi, isPassword, type StoredEnvoi } from '#bot/storage/envois.ts';
import { accesAction } from '#bot/storage/journal.ts';
import { mayStillSend } from '#bot/storage/vues.ts';
import type { PageRequest } from './door.ts';
import { escaped, file, GONE, html } from './page.ts';

/** What a recipient follows. A mail scanner that follows it opens nothing. */
export async function fichePage(
  request: PageRequest,
  data: TicketData,
  deps: JobDeps,
): Promise<PageResponse> {
  const [envoi, proprietaire] = await Promise.all([envoiOf(data, deps), followerOf(data, deps)]);
  if (!envoi || proprietaire === undefined || !isOpen(envoi, deps.clock())) return GONE;
  // Who sent it may see her no longer: what they were shown of her is closed with the rest.
  if (!(await mayStillSend(envoi, deps))) return GONE;
  const typed = request.form('mot-de-passe');
  if (typed === undefined) return askPassword();
  if (!isPassword(envoi, typedPassword(typed))) return wrong(envoi, deps);
  const bytes = await fichierDe(envoi, fichePdf, deps);
  if (!bytes) return GONE;
  await countOpening(envoi, proprietaire, deps);
  return pdf(envoi, bytes);
}

/** What whoever prepares it looks at: the very file. One that a password opens needs no other door. */
export async function apercuPage(
  request: PageRequest,
  data: TicketData,
  deps: JobDeps,
): Promise<PageResponse> {
  const envoi = await envoiOf(data, deps);
  if (!envoi || !isPreview(envoi, deps.clock()) || !(await mayStillSend(envoi, deps))) return GONE;
  if (envoi.voie === 'lien') {
    const typed = request.form('mot-de-passe');
    if (typed === undefined) return askPassword();
    if (!isPassword(envoi, typedPassword(typed))) return wrong(envoi, deps);
  }
  // Chats look at the addresses that they show: only who presses sees the file.
  if (request.method !== 'POST') return askOpen(envoi);
  const bytes = await fichierDe(envoi, fichePdf, deps);
  return bytes ? pdf(envoi, bytes) : GONE;
}

/** Who follows her; undefined where she was erased, or objects, under whichever sheet is hers by now: nothing of hers is read any more. */
async function followerOf({ personne }: TicketData, deps: JobDeps): Promise<string | undefined> {
  const fiche = typeof personne === 'string' ? await readFiche(personne, deps) : undefined;
  if (fiche?.fusionVers !== undefined) return followerOf({ personne: fiche.fusionVers }, deps);
  return fiche?.opposeeLe === undefined ? fiche?.proprietaire : undefined;
}

async function envoiOf({ personne, envoi }: TicketData, deps: JobDeps): Promise<StoredEnvoi | undefined> {
  if (typeof personne !== 'string' || typeof envoi !== 'string') return undefined;
  return findEnvoi({ personne, id: envoi }, deps);
}

function pdf({ id }: StoredEnvoi, bytes: Uint8Array): PageResponse {
  return file(bytes, {
    type: 'application/pdf',
    name: `fiche-de-suivi-${referenceOf(id)}.pdf`,
    shown: 'inline',
  });
}

function askOpen({ voie }: StoredEnvoi): PageResponse {
  const password = voie === 'piece' ? ' Le mot de passe est dans le message.' : '';
  return html({
    titre: 'Ce qui partira',
    corps: `<p>Voici le fichier même que le destinataire recevra.${password}</p><form method="post"><button type="submit">Voir le fichier</button></form>`,
  });
}

function askPassword(error = ''): PageResponse {
  const said = error === '' ? '' : `<p class="erreur" id="erreur" role="alert">${escaped(error)}</p>`;
  const described = error === '' ? 'aide' : 'aide erreur';
  return html({
    titre: 'Fiche de suivi',
    status: error === '' ? 200 : 403,
    corps: `<p>Cette fiche s’ouvre avec le mot de passe qui vous a été donné de vive voix.</p>
<form method="post" autocomplete="off">${said}
<label for="mot-de-passe">Mot de passe</label>
<p class="aide" id="aide">Cinq mots. Majuscules, espaces ou tirets : tout est compris.</p>
<input id="mot-de-passe" name="mot-de-passe" type="text" required autofocus autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="200" aria-describedby="${described}">
<button type="submit">Ouvrir la fiche</button></form>`,
  });
}

/** Counted, so that a link cannot be tried for ever. */
async function wrong(envoi: StoredEnvoi, deps: JobDeps): Promise<PageResponse> {
  await changeEnvoi(envoi, { apply: (now) => ({ ...now, erreurs: now.erreurs + 1 }) }, deps);
  return askPassword('Ce n’est pas le bon mot de passe. Vérifiez-le auprès de qui vous l’a donné.');
}

/** Openings kept with a sending; the log has each. */
const OPENINGS = 50;

/** Only this is an opening: told in the list of sendings, and logged with whoever follows the person. */
async function countOpening(envoi: StoredEnvoi, proprietaire: string, deps: JobDeps): Promise<void> {
  const { personne } = envoi;
  await changeEnvoi(
    envoi,
    {
      apply: (now) => ({ ...now, ouvertures: [...now.ouvertures, deps.clock()].slice(-OPENINGS) }),
      also: () => [accesAction(proprietaire, { quoi: 'ouverture', personne }, deps)],
    },
    deps,
  );
}
