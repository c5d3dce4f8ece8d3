// First use: role and first place, then straight to what was asked for.
import { idOf } from '#bot/conversations/identity.ts';
import type { Acteur } from '#bot/domain/acteur.ts';
import { FUSEAU_PAR_DEFAUT, isTimeZone } from '#bot/domain/fuseaux.ts';
import { accueilForm, newActeur } from '#bot/domain/profil.ts';
import { type BotRequest, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { EMPTY_HEAD, findActeur } from '#bot/storage/acteurs.ts';
import { changeActeur } from '#bot/storage/save-acteur.ts';
import { type Completion, openForm } from './filling.ts';
import { plain } from './markdown.ts';
import { openSession, type Session, say } from './session.ts';

/** A session for somebody not known yet: enough to fill the first form. */
export async function newcomerSession(request: BotRequest, deps: Deps): Promise<Session> {
  const { fuseau = FUSEAU_PAR_DEFAUT, email } = await request.profile();
  const acteur = newActeur({
    id: request.acteur,
    fuseau: isTimeZone(fuseau) ? fuseau : FUSEAU_PAR_DEFAUT,
    ...(email !== undefined && { emailScelle: await deps.keyring.seal(request.acteur, email) }),
  });
  return openSession(request, { acteur, rev: 0, head: EMPTY_HEAD }, deps);
}

/** Opens the first form; `takeUp` is the message taken up once it is saved. */
export function openAccueil(takeUp: string, session: Session, deps: Deps): Promise<Reply> {
  const id = idOf(session.request.id, 'accueil');
  const intro = 'Bienvenue. Quelques réponses, une seule fois, et vous pourrez enregistrer une activité.';
  return openForm(
    {
      id,
      form: accueilForm,
      names: accueilForm.firstScreen,
      values: {},
      origin: 'formulaire',
      said: false,
      takeUp,
      intro,
    },
    session,
    deps,
  );
}

/** What was asked first is refused; the profile is recorded all the same, and its dialog closes. */
function saidApart(error: unknown): Reply {
  if (error instanceof Refus) return say(`Votre profil est enregistré. ${plain(error.message)}`);
  throw error;
}

/** What to do next, given by the registry of commands: the message that brought the newcomer here. */
export type TakeUp = (message: string, session: Session, deps: Deps) => Promise<Reply>;

export function accueilCompletion(takeUp: TakeUp): Completion {
  return {
    save: async ({ conversation, values }, session, deps) => {
      const { id } = session.acteur;
      // Already known: the form was filled in another window; its answers do not undo what was set there.
      const apply = (known: Acteur | undefined) =>
        known ?? newActeur({ ...session.acteur, values, at: session.now });
      await changeActeur({ id, apply, conversation }, deps);
      const stored = await findActeur(id, deps);
      if (!stored) throw new Error('the profile just written is not there');
      const known = openSession(session.request, stored, deps);
      return takeUp(conversation.takeUp ?? '', known, deps).catch(saidApart);
    },
    confirm: async () => say('Votre profil est enregistré. Tapez `/cra` pour enregistrer une activité.'),
  };
}
