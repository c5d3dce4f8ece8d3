// The only way from an id to a person: what somebody may do to her is decided here, before anything of hers is opened.
import { type Acte, type Lien, peut, type Situation } from '#bot/domain/beneficiaire/droits.ts';
import type { Envoi } from '#bot/domain/beneficiaire/envoi.ts';
import { jourChez } from '#bot/domain/fuseaux.ts';
import { type Cercle, lienDe, voitDe } from '#bot/domain/partage.ts';
import { type Deps, Refus } from '#bot/ports.ts';
import { findActeur } from './acteurs.ts';
import { type FicheScellee, INTROUVABLE, readFiche, type StoredBeneficiaire } from './beneficiaires.ts';
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
export async function personnePour(demande: Demande, deps: ReadDeps): Promise<Vue> {
  const { fiche, situation, cercle } = await decided(demande, deps);
  return {
    sheet: await fiche.open(peut('notes', situation) ? 'with notes' : 'without notes'),
    lien: situation.lien,
    cercle,
    peut: (other) => peut(other, situation),
    voit: (auteur) => voitDe(auteur, { personne: fiche, acteur: demande.acteur }, cercle),
  };
}

/** Whether it may be done to her, where nothing of hers is to be read. */
export async function isPermitted(demande: Demande, deps: ReadDeps): Promise<boolean> {
  try {
    await decided(demande, deps);
    return true;
  } catch (error) {
    // What is asked is whether, not why.
    if (error instanceof Refus) return false;
    throw error;
  }
}

/** Whether whoever prepared a sending may still send it: the share may have ended since, or she may object. */
export async function mayStillSend(
  { personne, auteur }: Pick<Envoi, 'personne' | 'auteur'>,
  deps: ReadDeps & Pick<Deps, 'clock'>,
): Promise<boolean> {
  const today = jourChez((await findActeur(auteur, deps))?.acteur, deps.clock());
  return isPermitted({ acte: 'envoyer', personne, acteur: auteur, today }, deps);
}

type ReadDeps = Pick<Deps, 'table' | 'keyring'>;

interface Decision {
  readonly fiche: FicheScellee;
  readonly situation: Situation;
  readonly cercle: Cercle;
}

async function decided(demande: Demande, deps: ReadDeps): Promise<Decision> {
  const { acte, personne, acteur, today } = demande;
  const [cercle, fiche] = await Promise.all([readCercle(acteur, today, deps), readFiche(personne, deps)]);
  if (!fiche) throw new Refus(INTROUVABLE);
  const lien = lienDe(fiche, acteur, cercle);
  const situation = { lien, opposee: fiche.opposeeLe !== undefined };
  if (!peut('voir', situation)) throw new Refus(INTROUVABLE);
  // Merged into another sheet, which stands for it: an old button, a form left open.
  if (fiche.fusionVers !== undefined) return decided({ ...demande, personne: fiche.fusionVers }, deps);
  if (!peut(acte, situation)) throw new Refus(peut(acte, { lien, opposee: false }) ? OPPOSEE : PAS_A_VOUS);
  return { fiche, situation, cercle };
}

const OPPOSEE = 'Cette personne s’est opposée à être suivie : rien de nouveau n’est noté ni transmis.';
const PAS_A_VOUS = 'Seule la personne qui suit ce dossier peut le faire.';
