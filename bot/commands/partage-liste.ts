// The shares of somebody, each with what can be done of it: agree, refuse, withdraw, end.
import { type Groupe, isSettled, type Partage, type SortePartage } from '#bot/domain/partage.ts';
import type { PersonDirectory } from '#bot/forms/context.ts';
import { sayDate, todayIn } from '#bot/forms/dates.ts';
import { type Block, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findNoms } from '#bot/storage/acteurs.ts';
import { joinGroupe, leaveGroupe, readGroupe } from '#bot/storage/groupes.ts';
import { acceptPartage, endPartage, type QuelPartage, readPartages } from '#bot/storage/partages.ts';
import { isPermitted } from '#bot/storage/vues.ts';
import { sheetOf } from './beneficiaire-fiche.ts';
import { keepOwnName } from './collegues.ts';
import { plain } from './markdown.ts';
import { answerPressables, CE_QUI_SE_PARTAGE, dataOfPartage, sayAccord, sayFin } from './partage-dit.ts';
import { type Action, annuaire, buttonsFor, type Pressable, type Session, say } from './session.ts';

/** Shown at once; those to answer come first. */
const SHOWN = 10;
const RANK: Readonly<Record<Partage['etat'], number>> = { recu: 0, propose: 1, actif: 2 };

export async function partagesList(session: Session, deps: Deps): Promise<Reply> {
  const stored = await readPartages(session.acteur.id, deps);
  const all = stored.filter((partage) => !isSettled(partage, session.now));
  const shown = all.toSorted((a, b) => RANK[a.etat] - RANK[b.etat] || b.depuis - a.depuis).slice(0, SHOWN);
  const known = await knownOf(shown, session, deps);
  const blocks = shown.map((partage, index) => partageBlock(partage, { index, known, session }, deps));
  const more = all.length > SHOWN ? ` Les ${SHOWN} premiers sur ${all.length} :` : '';
  const intro = all.length === 0 ? `Vous ne partagez rien. ${CE_QUI_SE_PARTAGE}` : `Vos partages.${more}`;
  const buttons = buttonsFor(PROPOSALS, { session, prefix: 'n' }, deps);
  return say(intro, {
    blocks: [...blocks, { text: '', buttons }],
    lasting: 'Vos partages : tapez /partage.',
  });
}

const PROPOSALS: readonly Pressable[] = [
  { label: 'Proposer à un collègue', action: 'partage.saisir', style: 'primary' },
  { label: 'À une structure', action: 'partage.structure' },
  { label: 'Passer mes dossiers', action: 'passation.saisir' },
];

/** What the lines need to name. */
interface Known {
  readonly noms: ReadonlyMap<string, string>;
  readonly groupes: ReadonlyMap<string, Groupe>;
  readonly personnes: PersonDirectory;
}

async function knownOf(shown: readonly Partage[], session: Session, deps: Deps): Promise<Known> {
  const ofGroups = shown.filter(({ sorte }) => sorte === 'groupe').map(({ avec }) => avec);
  const others = shown.filter(({ sorte }) => sorte !== 'groupe').map(({ avec }) => avec);
  const [noms, groupes, personnes] = await Promise.all([
    findNoms(others, deps),
    Promise.all(ofGroups.map((id) => readGroupe(id, deps))),
    annuaire(session, deps),
  ]);
  const known = groupes.flatMap((groupe) => (groupe ? [[groupe.id, groupe] as const] : []));
  return { noms, groupes: new Map(known), personnes };
}

function partageBlock(
  partage: Partage,
  { index, known, session }: { readonly index: number; readonly known: Known; readonly session: Session },
  deps: Deps,
): Block {
  const buttons = buttonsFor(pressablesOf(partage), { session, prefix: `s${index}x` }, deps);
  return { text: `${lineOf(partage, known)} · ${sayState(partage, session)}`, buttons };
}

function lineOf(partage: Partage, { noms, groupes, personnes }: Known): string {
  const { sorte, avec, personne, etat } = partage;
  if (sorte === 'groupe') {
    const groupe = groupes.get(avec);
    const agreed = groupe?.membres.filter((membre) => membre.etat === 'actif').length ?? 0;
    return `Groupe **${plain(groupe?.nom ?? 'disparu')}** (${agreed} d’accord sur ${groupe?.membres.length ?? 0})`;
  }
  const name = `**${plain(noms.get(avec) ?? '')}**`;
  if (sorte === 'passation') return sayPassation(partage, name, personnes);
  if (personne === undefined) return `Votre liste et celle de ${name}`;
  // Not named before it is agreed, to whom it is proposed.
  const who = etat === 'recu' ? 'Le suivi d’une personne' : `Le suivi de ${plain(personnes.label(personne))}`;
  return `${who}, avec ${name}`;
}

/** A person handed over is no longer in one's own list, nor known before one agrees: only who still follows her names her. */
function sayPassation(
  { de, avec, personne, etat }: Partage,
  name: string,
  personnes: PersonDirectory,
): string {
  const gives = de !== avec;
  const named = personne !== undefined && gives === (etat !== 'actif');
  const one = named ? `Le dossier de ${plain(personnes.label(personne))}` : 'Le dossier d’une personne';
  if (gives) return `${personne === undefined ? 'Tous vos dossiers' : one}, pour ${name}`;
  return `${personne === undefined ? 'Tous les dossiers' : one} de ${name}, pour vous`;
}

function sayState({ etat, depuis }: Partage, { acteur, today }: Session): string {
  const day = sayDate(todayIn(acteur.fuseau, depuis), today);
  return {
    propose: `proposé ${day}, sans réponse`,
    recu: `vous est proposé, ${day}`,
    actif: `actif, ${day}`,
  }[etat];
}

function pressablesOf(partage: Partage): readonly Pressable[] {
  if (partage.etat === 'recu') return answerPressables(partage);
  const label = labelToEnd(partage);
  return [{ label, action: 'partage.finir', data: dataOfPartage(partage), style: 'danger' }];
}

function labelToEnd({ sorte, etat }: Partage): string {
  if (etat !== 'actif') return 'Retirer';
  return sorte === 'passation' ? 'Annuler la passation' : 'Arrêter';
}

/** The share of a button, from this person's side. */
function pressedShare({ ticket }: Parameters<Action>[0], session: Session): QuelPartage {
  const { sorte, avec, personne } = ticket.d;
  if (!isSorte(sorte) || typeof avec !== 'string')
    throw new Error('a share is named by its sort and its other side');
  const of = typeof personne === 'string' ? { personne } : {};
  return { acteur: session.acteur.id, sorte, avec, ...of };
}

const SORTES: readonly unknown[] = [
  'liste',
  'personne',
  'groupe',
  'passation',
] satisfies readonly SortePartage[];

function isSorte(sorte: unknown): sorte is SortePartage {
  return SORTES.includes(sorte);
}

const GONE = 'Ce partage n’existe plus : il a été retiré ou arrêté.';

/** Of one person, whether who proposed her still may: she may have objected since, or be followed by somebody else. */
async function isStillOffered(side: QuelPartage, { today }: Session, deps: Deps): Promise<boolean> {
  const { acteur, avec, sorte, personne } = side;
  if (personne === undefined) return true;
  const mine = (await readPartages(acteur, deps)).find(
    (one) => one.sorte === sorte && one.avec === avec && one.personne === personne,
  );
  // Anything else than a proposal is told by who accepts it.
  if (mine?.etat !== 'recu') return true;
  const acte = sorte === 'passation' ? 'passer' : 'partager';
  return isPermitted({ acte, personne, acteur: avec, today }, deps);
}

const accept: Action = async (press, session, deps) => {
  const side = pressedShare(press, session);
  if (!(await isStillOffered(side, session, deps))) throw new Refus(GONE);
  await keepOwnName(session, deps);
  const agreed =
    side.sorte === 'groupe'
      ? await joinGroupe(side.acteur, side.avec, deps)
      : await acceptPartage(side, deps);
  if (!agreed) throw new Refus(GONE);
  if (side.sorte === 'personne' && side.personne !== undefined) return sheetOf(side.personne, session, deps);
  return say(sayAccord(side));
};

const end: Action = async (press, session, deps) => {
  const side = pressedShare(press, session);
  const ended =
    side.sorte === 'groupe' ? await leaveGroupe(side.acteur, side.avec, deps) : await endPartage(side, deps);
  if (!ended) throw new Refus(GONE);
  return say(sayFin(side));
};

export const partageListeActions: Readonly<Record<string, Action>> = {
  'partage.accepter': accept,
  'partage.finir': end,
};
