// `/bilan [année | période] [équipe | moi]`: the annual report that funders ask for, with its author's own words.
import { idOf } from '#bot/conversations/identity.ts';
import { bilanForm, PROPOS } from '#bot/domain/bilan-form.ts';
import { demandeSchema } from '#bot/domain/document.ts';
import { cleanLine } from '#bot/forms/clean.ts';
import { type Deps, Refus, type Reply } from '#bot/ports.ts';
import { writeQuery } from '#bot/stats/write-query.ts';
import { saveConversation } from '#bot/storage/conversations.ts';
import { prepare } from './documents.ts';
import { type Completion, openForm } from './filling.ts';
import { type Command, type Session, say } from './session.ts';
import { type Question, questionIn } from './stats-reponse.ts';

/** In the first months of a year, it is the one before that is told. */
const MONTHS_OF_BILANS = 3;

export const bilan: Command = async (text, session, deps) => {
  const typed = cleanLine(text);
  const de = typed === '' ? usualYear(session.today) : typed;
  // What cannot be read is said at once, before anything is written.
  await whole(de, session, deps);
  return openForm(
    {
      id: idOf(session.request.id, 'bilan'),
      form: bilanForm,
      names: bilanForm.firstScreen,
      values: { de, format: 'docx' },
      origin: 'formulaire',
      said: typed !== '',
      intro:
        'Les chiffres, les graphiques et les phrases sont écrits pour vous ; vos mots s’y ajoutent, ou se complètent dans le fichier.',
    },
    session,
    deps,
  );
};

function usualYear(today: string): string {
  const [year = '', month = ''] = today.split('-');
  return String(Number(month) <= MONTHS_OF_BILANS ? Number(year) - 1 : Number(year));
}

/** Beside the period before, unless something else is asked. */
async function whole(de: string, session: Session, deps: Deps): Promise<Question> {
  const question = await questionIn(de, session, deps);
  if (question.query.perimetre.is === 'territoire')
    throw new Refus('Un bilan est le vôtre ou celui de votre équipe : pour un territoire, tapez /stats.');
  return question.query.comparaison ? question : questionIn(`${de} vs période précédente`, session, deps);
}

const save: Completion['save'] = async ({ conversation, values }, session, deps) => {
  let question: Question;
  try {
    question = await whole(String(values.de), session, deps);
  } catch (error) {
    if (!(error instanceof Refus)) throw error;
    return { show: 'invalid', error: error.message, errors: { de: error.message } };
  }
  const demande = demandeSchema.parse({
    quoi: 'bilan',
    format: values.format,
    q: writeQuery(question.query),
    propos: Object.entries(PROPOS).flatMap(([name, { label }]) => {
      const texte = values[name];
      return typeof texte === 'string' ? [{ titre: label, texte }] : [];
    }),
    verbatims: String(values.verbatims ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  });
  const reply = await prepare({ geste: conversation.id, demande }, session, deps);
  await saveConversation(conversation, deps);
  return closing(reply);
};

function closing(reply: Reply): Reply {
  return reply.show === 'message' ? { show: 'closed', message: reply.message } : reply;
}

export const bilanCompletion: Completion = {
  save,
  confirm: async () => say('Ce bilan est déjà en préparation.'),
};
