// Everybody who may come to a person, as each comes to be: by shares that were really proposed, agreed, ended; by teams really left.
import type { LIENS } from '#bot/domain/beneficiaire/droits.ts';
import { putEquipe } from '#bot/storage/equipes.ts';
import { createGroupe, joinGroupe, leaveGroupe } from '#bot/storage/groupes.ts';
import { acceptPartage, endPartage, proposePartage, type QuelPartage } from '#bot/storage/partages.ts';
import { follow, workDone } from './elle.ts';
import { ELLE } from './identite.ts';
import { personOf, type Scene, TIERS, TODAY } from './scene.ts';

export interface Relation {
  /** The row of the table of rights. */
  readonly comme: keyof typeof LIENS;
  /** Of the one who makes the gestures. */
  readonly acteur: string;
  /** Of the one who follows her in the end, where it is somebody else than usual. */
  readonly proprietaire?: string;
  /** Of the one who followed her first and wrote of her, where it is not the one who follows her in the end. */
  readonly avant?: string;
  /** Where the share is of her sheet alone, another one that she is merged into is not shared. */
  readonly deSaFiche?: true;
  readonly prepare: (scene: Scene) => Promise<unknown>;
}

const nothing = async (): Promise<void> => undefined;

/** Proposed by whoever follows her, agreed to by the other. */
async function shared({ deps }: Scene, share: Omit<QuelPartage, 'acteur'>, from: string): Promise<void> {
  await proposePartage({ ...share, acteur: from }, deps.newId(), deps);
  await acceptPartage({ ...share, acteur: share.avec, avec: from }, deps);
}

const withList = (scene: Scene) => shared(scene, { sorte: 'liste', avec: scene.acteur }, scene.proprietaire);

const withPerson = (personne: string) => (scene: Scene) =>
  shared(scene, { sorte: 'personne', avec: scene.acteur, personne }, scene.proprietaire);

type Stay = Readonly<Record<'acteur' | 'proprietaire', string | undefined>>;

const STILL: Stay = { acteur: undefined, proprietaire: undefined };

/** Both in a team whose members share their lists, until the day said. */
const inTeam =
  (au: Stay, agreed: 'all agreed' | 'without an answer' | 'nothing shared') => async (scene: Scene) => {
    const { acteur, proprietaire, deps } = scene;
    const stay = (who: string, until: string | undefined) => ({
      acteur: who,
      role: who === personOf('nadia').id ? ('coordinateur' as const) : ('mediateur' as const),
      du: '2022-01-03',
      ...(until !== undefined && { au: until }),
    });
    const membres = [stay(acteur, au.acteur), stay(proprietaire, au.proprietaire)];
    await deps.table.write(putEquipe({ id: 'equipe', nom: 'Cornouaille', membres }));
    if (agreed === 'nothing shared') return;
    const group = { id: 'groupe', nom: 'Cornouaille', equipe: 'equipe', createur: proprietaire };
    await createGroupe({ ...group, invites: [acteur] }, deps);
    if (agreed === 'all agreed') await joinGroupe(acteur, 'groupe', deps);
  };

const YESTERDAY = '2026-11-18';

async function ended(scene: Scene): Promise<void> {
  await withList(scene);
  await withPerson(ELLE)(scene);
  const side = { acteur: scene.acteur, avec: scene.proprietaire };
  await endPartage({ ...side, sorte: 'liste' }, scene.deps);
  await endPartage({ ...side, sorte: 'personne', personne: ELLE }, scene.deps);
}

/** Both proposed each other another share: neither agreed. */
async function proposed({ acteur, proprietaire, deps }: Scene): Promise<void> {
  await proposePartage({ acteur, avec: proprietaire, sorte: 'liste' }, 'p1', deps);
  await proposePartage({ acteur: proprietaire, avec: acteur, sorte: 'personne', personne: ELLE }, 'p2', deps);
}

/** Shares with somebody with whom whoever follows her shares: it goes no further. */
async function throughSomebody(scene: Scene): Promise<void> {
  const tiers = personOf(TIERS).id;
  await shared(scene, { sorte: 'liste', avec: tiers }, scene.proprietaire);
  await shared(scene, { sorte: 'liste', avec: tiers }, scene.acteur);
}

async function otherPerson(scene: Scene): Promise<void> {
  await follow(scene, 'une-autre-encore', scene.proprietaire, { prenom: 'Corentin', nom: 'Daniélou' });
  await withPerson('une-autre-encore')(scene);
}

const handedOver =
  (from: string) =>
  async (scene: Scene): Promise<void> => {
    const share = { sorte: 'passation', avec: scene.proprietaire, personne: ELLE } as const;
    await shared(scene, share, personOf(from).id);
    await workDone(scene);
  };

/** Agreed in a group, which whoever follows her has left since. */
async function leftGroup({ acteur, proprietaire: createur, deps }: Scene): Promise<void> {
  await createGroupe({ id: 'groupe', nom: 'Cornouaille', createur, invites: [acteur] }, deps);
  await joinGroupe(acteur, 'groupe', deps);
  await leaveGroupe(createur, 'groupe', deps);
}

export const RELATIONS: Readonly<Record<string, Relation>> = {
  'la suit': { comme: 'proprietaire', acteur: 'lea', prepare: nothing },
  'l’a reçue': {
    comme: 'proprietaire',
    acteur: 'karim',
    proprietaire: 'karim',
    avant: 'lea',
    prepare: handedOver('lea'),
  },
  'partage la liste': { comme: 'collègue avec partage', acteur: 'karim', prepare: withList },
  'partage sa fiche': {
    comme: 'collègue avec partage',
    acteur: 'karim',
    deSaFiche: true,
    prepare: withPerson(ELLE),
  },
  'partage dans l’équipe': {
    comme: 'collègue avec partage',
    acteur: 'karim',
    prepare: inTeam({ ...STILL, acteur: TODAY }, 'all agreed'),
  },
  'l’a passée, et partage la liste': {
    comme: 'collègue avec partage',
    acteur: 'karim',
    avant: 'karim',
    prepare: async (scene) => {
      await handedOver('karim')(scene);
      await withList(scene);
    },
  },
  'coordonne l’équipe': {
    comme: 'coordination de l’équipe',
    acteur: 'nadia',
    prepare: inTeam(STILL, 'nothing shared'),
  },
  'a quitté l’équipe': {
    comme: 'a quitté l’équipe',
    acteur: 'karim',
    prepare: inTeam({ ...STILL, acteur: YESTERDAY }, 'all agreed'),
  },
  'est seul dans l’équipe': {
    comme: 'a quitté l’équipe',
    acteur: 'karim',
    prepare: inTeam({ ...STILL, proprietaire: YESTERDAY }, 'all agreed'),
  },
  'a été archivé': {
    comme: 'archivé de l’équipe',
    acteur: 'karim',
    prepare: inTeam({ ...STILL, acteur: '2024-06-30' }, 'all agreed'),
  },
  'n’a pas répondu à l’équipe': {
    comme: 'quelqu’un d’autre',
    acteur: 'karim',
    prepare: inTeam(STILL, 'without an answer'),
  },
  'n’a pas accepté': { comme: 'quelqu’un d’autre', acteur: 'karim', prepare: proposed },
  'a arrêté de partager': { comme: 'quelqu’un d’autre', acteur: 'karim', prepare: ended },
  'l’a passée': {
    comme: 'quelqu’un d’autre',
    acteur: 'karim',
    avant: 'karim',
    prepare: handedOver('karim'),
  },
  'a vu partir du groupe': { comme: 'quelqu’un d’autre', acteur: 'karim', prepare: leftGroup },
  'partage une autre fiche': { comme: 'quelqu’un d’autre', acteur: 'karim', prepare: otherPerson },
  'partage avec qui partage': { comme: 'quelqu’un d’autre', acteur: 'karim', prepare: throughSomebody },
  'ne partage rien': { comme: 'quelqu’un d’autre', acteur: 'karim', prepare: nothing },
};
