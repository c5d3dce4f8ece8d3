// What is done away from the chat, pages and jobs; and the lists that a field proposes.
import { expect } from 'vitest';
import { peut } from '#bot/domain/beneficiaire/droits.ts';
import { JOB_RUNS } from '#bot/jobs/index.ts';
import { putPrevenue } from '#bot/storage/conservation.ts';
import { keepPart } from '#bot/storage/import-fichiers.ts';
import { acceptImport, findImport, type Import, startImport } from '#bot/storage/imports.ts';
import type { Job } from '#bot/storage/jobs.ts';
import { acceptPartage, proposePartage } from '#bot/storage/partages.ts';
import { ELLE_MEME, type Entree, type Geste, gesture, HER, type Table, wrote } from './gestes.ts';
import { ELLE, GARDEE } from './identite.ts';
import { personOf, type Scene, TIERS, TODAY, ticketOf } from './scene.ts';
import { draft } from './traces.ts';

export const PAGES_OUVERTES: Table = {
  document: 'what was prepared for whoever holds the link: figures, or activities without whom they were for',
  // Whoever holds the link and the password reads it, as long as its sender could send it.
  fiche: [
    gesture('envoyer', (scene) => scene.visit('fiche', { ...HER, envoi: 'envoi-parti' }), {
      passe: ({ dit }) => /"status":(200|403)/.test(dit),
    }),
  ],
  apercu: [
    gesture('envoyer', (scene) => scene.visit('apercu', { ...HER, envoi: 'envoi-prepare' }), {
      passe: ({ dit }) => dit.includes('application/pdf'),
    }),
  ],
  importer: [
    gesture('voir', (scene) => scene.visit('importer', dropping(scene), { action: 'doubles' }), {
      avant: dropHerName,
      // The import is one's own, which shows whom its rows look like to who may still see her.
      aSoi: true,
    }),
  ],
  exporter: [gesture('exporter', (scene) => textOf(scene, 'exporter', { format: 'csv' }), { aSoi: true })],
  remettre: [gesture('droits', (scene) => textOf(scene, 'remettre', { format: 'json' }))],
};

/** What a file says that the page gives. */
async function textOf(scene: Scene, page: string, form: Readonly<Record<string, string>>): Promise<string> {
  const { body } = await scene.visit(page, { ...HER, acteur: scene.acteur }, form);
  return Buffer.from(body).toString();
}

/** The page where it is dropped. */
export function dropping({ acteur }: Scene): { readonly acteur: string; readonly lien: string } {
  return { acteur, lien: 'l1' };
}

/** A file whose one row names her as she is searched, read. */
export async function dropHerName(scene: Scene): Promise<Import> {
  const { deps } = scene;
  const dropped = { ...dropping(scene), depot: 'd1' };
  const bytes = Buffer.from('Nom;Prénom;Né en;Genre\nQuillivic;Zephirine;1952;F\n');
  await keepPart(dropped, { partie: 0, bytes }, deps);
  await startImport({ ...dropped, parties: 1, extension: '.csv' }, deps);
  const started = (await findImport(scene.acteur, deps)) ?? expect.fail('no import');
  await job(scene, 'import', { import: started.id });
  return started;
}

const THIRTEEN_MONTHS = 395 * 24 * 60 * 60 * 1000;

const job = (scene: Scene, sorte: Job['sorte'], sur: Job['sur']) =>
  JOB_RUNS[sorte]({ id: 'j', sorte, acteur: scene.acteur, sur, essais: 1, quand: 0, rev: 1 }, scene.deps);

const passed = (scene: Scene) => ({
  acteur: scene.acteur,
  avec: personOf(TIERS).id,
  sorte: 'passation' as const,
});

export const TRAVAUX: Table = {
  document: 'figures, or activities without whom they were for',
  envoi: [
    gesture('envoyer', (scene) => job(scene, 'envoi', { ...HER, envoi: 'envoi-a-partir' }), {
      passe: ({ dit }) => dit.includes('as@ccas.exemple.fr'),
      // Withdrawn, it is told to whoever sent it.
      aSoi: true,
    }),
  ],
  passation: [
    gesture(
      'passer',
      (scene) => job(scene, 'passation', { ...HER, id: 'passe', sens: 'aller', a: personOf(TIERS).id }),
      {
        etats: ELLE_MEME,
        avant: async (scene) => {
          const { acteur, avec, sorte } = passed(scene);
          await proposePartage({ acteur, avec, sorte, ...HER }, 'passe', scene.deps);
          await acceptPartage({ acteur: avec, avec: acteur, sorte, ...HER }, scene.deps);
        },
        passe: wrote('fiche', ({ proprietaire }) => proprietaire === personOf(TIERS).id),
      },
    ),
  ],
  // Of one's own directory alone, once its mediator was told.
  conservation: [
    gesture('droits', (scene) => job(scene, 'conservation', {}), {
      avant: async (scene) => {
        const told = [ELLE, GARDEE].map((id) => putPrevenue(id, TODAY, scene.deps.clock()));
        await scene.deps.table.write(told);
        scene.pass(THIRTEEN_MONTHS);
      },
      passe: ({ supprimes }) =>
        supprimes.some(({ pk, sk }) => [`B#${ELLE}`, `B#${GARDEE}`].includes(pk) && sk === 'ID'),
      aSoi: true,
    }),
  ],
  // Her sheet is completed from a row of a file.
  import: [
    gesture(
      (situation) => peut('modifier', situation) && peut('activite', situation),
      async (scene) =>
        job(scene, 'import', { import: (await findImport(scene.acteur, scene.deps))?.id ?? '' }),
      {
        avant: async (scene) => {
          const dropped = await dropHerName(scene);
          const choix = { nouvelles: true, doubles: 'completer', douteux: false } as const;
          await acceptImport(dropped, choix, scene.deps);
        },
        passe: wrote('fiche', ({ pk }) => [`B#${ELLE}`, `B#${GARDEE}`].includes(pk)),
        aSoi: true,
      },
    ),
  ],
  avis: 'tells how many, and names nobody who is followed',
  annonce: 'tells what was proposed and accepted, and names nobody who is followed',
  nouvelle: 'tells what became of a sending, and names nobody who is followed',
  fusion: 'carries out a merge that was permitted',
  effacement: 'carries out an erasure that was permitted',
};

/** Every form where somebody can be named. */
export const LISTES: Table = Object.fromEntries(
  ['rappel', 'fusion', 'cra-individuel', 'cra-demarche', 'cra-rdv-non-honore'].map((form) => [
    form,
    listed(form),
  ]),
);

/** The list of a field that names a person, without a word and with her name. */
function listed(form: string): Entree {
  return ['', 'quillivic'].map(
    (query): Geste =>
      gesture(
        'voir',
        (scene) => {
          const ticket = ticketOf(scene.acteur, 'formulaire', { c: 'liste', f: ['personne'] });
          return scene.ask({ is: 'lookup', ticket, field: 'personne', query });
        },
        {
          quoi: `« ${query} »`,
          avant: (scene) => draft(scene, { form, id: 'liste', acteur: scene.acteur, values: {} }),
        },
      ),
  );
}
