// The only way from an id to a person: what somebody may do to her is decided here, before anything of hers is opened.
import { type Acte, type Lien, peut, type Situation } from '#bot/domain/beneficiaire/droits.ts';
import { type Cercle, lienDe, voitDe } from '#bot/domain/partage.ts';
import { type Deps, Refus } from '#bot/ports.ts';
import {
  type FicheScellee,
  ficheIn,
  INTROUVABLE,
  readFiche,
  type StoredBeneficiaire,
} from './beneficiaires.ts';
import { keyOf } from './keys.ts';
import { readAll } from './packed.ts';
import { readCercle } from './partages.ts';

/** A person as somebody may see her. */
export interface Vue {
  /** With her notes for whoever follows her alone. */
  readonly sheet: StoredBeneficiaire;
  readonly lien: Lien;
  readonly cercle: Cercle;
  /** Whether it may be done to her. */
  readonly peut: (acte: Acte) => boolean;
  /** Whether what this author wrote of her may be read. */
  readonly voit: (auteur: string) => boolean;
}

/** Who asks to do what to whom. */
export interface Demande {
  readonly acte: Acte;
  readonly personne: string;
  readonly acteur: string;
  /** YYYY-MM-DD where they are. */
  readonly today: string;
}

/**
 * The person, for that act. Somebody who does not exist, or is not to be seen, is refused in the same words after the same calls; an act that
 * is not theirs to do is refused to those who see her.
 */
export async function personnePour(demande: Demande, deps: Pick<Deps, 'table' | 'keyring'>): Promise<Vue> {
  const { acte, personne, acteur, today } = demande;
  const [cercle, fiche] = await Promise.all([readCercle(acteur, today, deps), readFiche(personne, deps)]);
  const situation = seen(fiche, { acteur, cercle });
  // Merged into another sheet, which stands for it: an old button, a form left open.
  if (fiche?.fusionVers !== undefined) return personnePour({ ...demande, personne: fiche.fusionVers }, deps);
  assertMay(acte, situation);
  return {
    sheet: await situation.fiche.open(peut('notes', situation) ? 'with notes' : 'without notes'),
    lien: situation.lien,
    cercle,
    peut: (other) => peut(other, situation),
    voit: (auteur) => voitDe(auteur, { personne: situation.fiche, acteur }, cercle),
  };
}

/** Who asks to do what to several people. */
export interface DemandePlusieurs extends Omit<Demande, 'personne'> {
  readonly personnes: readonly string[];
}

/** The sheets of these people, in their order and without notes, each for that act: what is asked of one is asked of every one. */
export async function personnesPour(
  { personnes, ...demande }: DemandePlusieurs,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly StoredBeneficiaire[]> {
  if (personnes.length === 0) return [];
  const { acte, acteur, today } = demande;
  const [cercle, read] = await Promise.all([
    readCercle(acteur, today, deps),
    readAll(personnes.map(keyOf.fiche), deps),
  ]);
  return Promise.all(
    personnes.map(async (personne) => {
      const fiche = ficheIn(read, personne, deps.keyring);
      const situation = seen(fiche, { acteur, cercle });
      if (fiche?.fusionVers !== undefined)
        return (await personnePour({ ...demande, personne: fiche.fusionVers }, deps)).sheet;
      assertMay(acte, situation);
      return situation.fiche.open('without notes');
    }),
  );
}

interface Vus extends Situation {
  readonly fiche: FicheScellee;
}

/** How she stands to whoever asks; refused where she is not to be seen. */
function seen(
  fiche: FicheScellee | undefined,
  { acteur, cercle }: { readonly acteur: string; readonly cercle: Cercle },
): Vus {
  if (!fiche) throw new Refus(INTROUVABLE);
  const situation = { lien: lienDe(fiche, acteur, cercle), opposee: fiche.opposeeLe !== undefined, fiche };
  if (!peut('voir', situation)) throw new Refus(INTROUVABLE);
  return situation;
}

function assertMay(acte: Acte, situation: Situation): void {
  if (peut(acte, situation)) return;
  throw new Refus(peut(acte, { ...situation, opposee: false }) ? OPPOSEE : PAS_A_VOUS);
}

const OPPOSEE = 'Cette personne s’est opposée à être suivie : rien de nouveau n’est noté ni transmis.';
const PAS_A_VOUS = 'Seule la personne qui suit ce dossier peut le faire.';
