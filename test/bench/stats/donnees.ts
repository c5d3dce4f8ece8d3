// The activities of the generated data set as CRAs, mediator by mediator.
import type { Cra } from '#bot/domain/cra/cra.ts';
import {
  type ActiviteRow,
  type BeneficiaireRow,
  dataset,
  type ScopesRow,
  SIZES,
  type Taille,
} from '../../fixtures/perf/dataset.mjs';

interface Lue {
  readonly row: ActiviteRow;
  readonly tags: string[];
  readonly presents: string[];
}

export interface Donnees {
  readonly scopes: ScopesRow;
  readonly activites: number;
  /** The mediators, each with how to make their CRAs: all of them at once would not fit. */
  readonly mediateurs: ReadonlyMap<string, () => readonly Cra[]>;
}

interface Lists {
  readonly activites: Map<string, Lue>;
  readonly people: Map<string, BeneficiaireRow>;
  readonly insee: Map<string, string>;
  readonly tags: Map<string, string>;
}

export function readDonnees(taille: Taille): Donnees {
  const lists: Lists = { activites: new Map(), people: new Map(), insee: new Map(), tags: new Map() };
  let scopes: ScopesRow | undefined;
  for (const data of dataset(SIZES[taille])) {
    if (data.table === '_scopes') scopes = data.row;
    else keep(data, lists);
  }
  if (!scopes) throw new Error('the data set ends with its scopes');
  const all = Map.groupBy(lists.activites.values(), ({ row }) => row.mediateur_id);
  return {
    scopes,
    activites: lists.activites.size,
    mediateurs: new Map([...all].map(([id, own]) => [id, () => own.map((one) => craOf(one, lists))])),
  };
}

type Data = Exclude<ReturnType<typeof dataset> extends Iterable<infer D> ? D : never, { table: '_scopes' }>;

/** Deleted ones are nothing; of anonymous people, only what an individual accompaniment says of them. */
function keep(data: Data, { activites, people, insee, tags }: Lists): void {
  switch (data.table) {
    case 'activites':
      if (data.row.suppression === null)
        activites.set(data.row.id, { row: data.row, tags: [], presents: [] });
      return;
    case 'beneficiaires':
      people.set(data.row.id, data.row);
      return;
    case 'accompagnements':
      activites.get(data.row.activite_id)?.presents.push(data.row.beneficiaire_id);
      return;
    case 'structures':
      insee.set(data.row.id, data.row.code_insee);
      return;
    case 'tags':
      tags.set(data.row.id, data.row.nom);
      return;
    case 'activite_tags':
      activites.get(data.row.activite_id)?.tags.push(tags.get(data.row.tag_id) ?? '');
  }
}

const DOMAINES =
  /^(?:papiers|famille|social|travail|logement|transports|argent|justice|etrangers|loisirs|associations)/;

function craOf({ row, tags, presents }: Lue, { people, insee }: Lists): Cra {
  const isAtelier = row.type === 'collectif';
  const creeLe = Date.parse(`${row.creation.replace(' ', 'T')}Z`);
  return {
    id: row.id,
    auteur: `perf.${row.mediateur_id}`,
    type: isAtelier ? 'atelier' : 'individuel',
    version: 1,
    values: {
      date: row.date,
      duree: row.duree,
      lieu: placeOf(row, insee),
      thematiques: row.thematiques.filter((code) => !DOMAINES.test(code)),
      domaines: row.thematiques.filter((code) => DOMAINES.test(code)),
      materiel: [...row.materiel],
      ...(tags.length > 0 && { tags: tags.join(', ') }),
      ...(isAtelier
        ? { participants: row.accompagnements_count, niveau: row.niveau ?? 'debutant' }
        : { ...personOf(people.get(presents[0] ?? '')), ...suiteOf(row) }),
    },
    origine: 'formulaire',
    creeLe,
    modifieLe: creeLe,
    rev: 1,
  };
}

function placeOf({ type_lieu, structure_id, lieu_code_insee }: ActiviteRow, insee: Lists['insee']) {
  const code = (structure_id === null ? lieu_code_insee : insee.get(structure_id)) ?? '75056';
  return {
    type: type_lieu,
    ...(structure_id !== null && { lieu: structure_id }),
    commune: { code, nom: code },
  };
}

function suiteOf({ autonomie, structure_de_redirection: vers }: ActiviteRow): Cra['values'] {
  return {
    ...(autonomie !== null && { autonomie }),
    ...(vers !== null && {
      redirection: vers === 'operateur_ou_organisme_en_charge' ? 'operateur_demarche' : vers,
    }),
  };
}

function personOf(who: BeneficiaireRow | undefined): Cra['values'] {
  if (!who) return {};
  const { id, anonyme, genre, tranche_age: age, statut_social: situation, commune_code_insee: commune } = who;
  return {
    ...(!anonyme && { personne: id }),
    ...(genre !== null && { genre }),
    ...(age !== null && { trancheAge: age }),
    ...(situation !== null && { situation }),
    ...(commune !== null && { commune: { code: commune, nom: commune } }),
  };
}
