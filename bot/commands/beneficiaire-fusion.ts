// Merging two sheets of one person: the likely ones first, a preview before, seven days to undo.
import { idOf } from '#bot/conversations/identity.ts';
import { newPersonIn } from '#bot/domain/beneficiaire/annuaire.ts';
import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { doublonsDe } from '#bot/domain/beneficiaire/doublons.ts';
import { entreeOf } from '#bot/domain/beneficiaire/entree.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { addedBy } from '#bot/domain/beneficiaire/fusion.ts';
import { fusionForm } from '#bot/domain/beneficiaire/fusion-form.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { summarize } from '#bot/forms/summary.ts';
import { type Deps, Refus, type Reply } from '#bot/ports.ts';
import { saveConversation } from '#bot/storage/conversations.ts';
import { mergeBeneficiaires, unmergeBeneficiaires } from '#bot/storage/fusions.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { personnePour } from '#bot/storage/vues.ts';
import { personLine } from './beneficiaire-card.ts';
import { sheetOf } from './beneficiaire-fiche.ts';
import type { Run } from './beneficiaire-plus-menu.ts';
import { type Completion, freshId, openForm } from './filling.ts';
import { plain } from './markdown.ts';
import { type Action, buttonsFor, dataOf, formContext, type Session, say, whoAsks } from './session.ts';

/** Likely ones shown at once. */
const SHOWN = 4;

/** Whose sheet may be a second one of hers. */
export const askMerge: Run = async ({ personne }, session, deps) => {
  const { sheet } = await personnePour({ acte: 'fusionner', personne, ...whoAsks(session) }, deps);
  const entries = await readRepertoire(session.acteur.id, deps);
  const likely = doublonsDe(entreeOf(sheet), entries).slice(0, SHOWN);
  const blocks = likely.map(({ fiche }, index) => {
    const data = { gardee: sheet.id, fondue: fiche.id };
    const pressable = { label: 'Comparer', action: 'fusion.comparer', data };
    return {
      text: personLine(fiche, session.today),
      buttons: buttonsFor([pressable], { session, prefix: `d${index}x` }, deps),
    };
  });
  const other = { label: 'Une autre fiche', action: 'fusion.choisir', data: { personne: sheet.id } };
  const intro = likely.length === 0 ? 'Aucune fiche ne lui ressemble.' : 'Ces fiches lui ressemblent :';
  return say(`Joindre une autre fiche à celle de **${plain(nomComplet(sheet))}**. ${intro}`, {
    blocks: [...blocks, { text: '', buttons: buttonsFor([other], { session, prefix: 'a' }, deps) }],
  });
};

const choose: Action = async ({ ticket }, session, deps) => {
  const personne = dataOf(ticket, 'personne');
  const { sheet } = await personnePour({ acte: 'fusionner', personne, ...whoAsks(session) }, deps);
  return openForm(
    {
      id: await freshId(ticket, session, deps),
      form: fusionForm,
      names: fusionForm.firstScreen,
      values: {},
      origin: 'formulaire',
      said: false,
      target: { id: sheet.id, rev: sheet.rev },
      intro: `À joindre à la fiche de ${plain(nomComplet(sheet))}.`,
    },
    session,
    deps,
  );
};

const ONE_KNOWN = 'Choisissez une fiche qui existe déjà.';

const save: Completion['save'] = async ({ conversation, values }, session, deps) => {
  const fondue = String(values.autre);
  if (newPersonIn(fondue)) return { show: 'invalid', error: ONE_KNOWN, errors: { autre: ONE_KNOWN } };
  const message = await preview({ gardee: conversation.target?.id ?? '', fondue }, session, deps);
  await saveConversation(conversation, deps);
  return message.show === 'message' ? { show: 'closed', message: message.message } : message;
};

const confirm: Completion['confirm'] = async (personne, session, deps) => sheetOf(personne, session, deps);

export const fusionCompletion: Completion = { save, confirm };

interface Both {
  readonly gardee: string;
  readonly fondue: string;
}

/** What would stay, and what the other brings. */
async function preview({ gardee, fondue }: Both, session: Session, deps: Deps): Promise<Reply> {
  if (gardee === fondue) throw new Refus('C’est la même fiche : choisissez une autre personne.');
  const who = whoAsks(session);
  const [kept, gone] = await Promise.all([
    personnePour({ acte: 'fusionner', personne: gardee, ...who }, deps),
    personnePour({ acte: 'fusionner', personne: fondue, ...who }, deps),
  ]);
  const added = summarize(
    fieldsOf(beneficiaireForm),
    addedBy(kept.sheet, gone.sheet),
    await formContext(session, deps),
  );
  const lines = added.map(({ label, text }) => `- ${label} : ${plain(text)}`);
  const text = [
    `La fiche de **${plain(nomComplet(kept.sheet))}** reste ; celle de **${plain(nomComplet(gone.sheet))}** la rejoint, avec ses activités.`,
    lines.length === 0 ? 'Elle n’apporte rien de plus que ses activités.' : 'Elle apporte :',
    ...lines,
  ].join('\n');
  const data = { gardee: kept.sheet.id, fondue: gone.sheet.id };
  const pressables = [
    { label: 'Fusionner', action: 'fusion.faire', data, style: 'primary' },
    {
      label: 'Garder plutôt l’autre',
      action: 'fusion.comparer',
      data: { gardee: data.fondue, fondue: data.gardee },
    },
  ] as const;
  return say('', { blocks: [{ text, buttons: buttonsFor(pressables, { session }, deps) }] });
}

const compare: Action = async ({ ticket }, session, deps) =>
  preview({ gardee: dataOf(ticket, 'gardee'), fondue: dataOf(ticket, 'fondue') }, session, deps);

const merge: Action = async ({ ticket }, session, deps) => {
  const [gardee, fondue] = [dataOf(ticket, 'gardee'), dataOf(ticket, 'fondue')];
  await mergeBeneficiaires({ acteur: session.acteur.id, gardee, fondue, geste: idOf(ticket.n) }, deps);
  const undo = { label: 'Annuler la fusion', action: 'fusion.defaire', data: { fondue } };
  const text =
    'Les deux fiches n’en font qu’une. Ses activités la rejoignent ; vous avez sept jours pour revenir en arrière.';
  return say('', { blocks: [{ text, buttons: buttonsFor([undo], { session }, deps) }] });
};

const unmerge: Action = async ({ ticket }, session, deps) => {
  const fondue = dataOf(ticket, 'fondue');
  const geste = idOf(ticket.n, 'defaire');
  if (!(await unmergeBeneficiaires({ acteur: session.acteur.id, fondue, geste }, deps)))
    throw new Refus('Cette fusion a plus de sept jours, ou n’existe plus : elle ne peut plus être annulée.');
  return sheetOf(fondue, session, deps);
};

export const fusionActions: Readonly<Record<string, Action>> = {
  'fusion.choisir': choose,
  'fusion.comparer': compare,
  'fusion.faire': merge,
  'fusion.defaire': unmerge,
};
