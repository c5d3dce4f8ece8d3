// The rows that could not be imported, as they came, each with its reason: to be put right and dropped again.
import type { Ecart, LigneRefusee } from '#bot/domain/beneficiaire/personnes.ts';
import { writeXlsx } from './write-xlsx.ts';

const REASON = { entete: 'Raison', largeur: 80 };

export function writeRefusees(
  entetes: readonly string[],
  refusees: readonly LigneRefusee[],
): Promise<Uint8Array> {
  const lignes = refusees.map(({ ligne, erreurs }) => [
    ...entetes.map((_, index) => ligne.cellules[index] ?? ''),
    erreurs.map(said).join(' '),
  ]);
  const colonnes = [...entetes.map((entete) => ({ entete })), REASON];
  return writeXlsx({ nom: 'Lignes refusées', colonnes, lignes });
}

function said({ colonne, raison }: Ecart): string {
  return `${colonne} : ${raison}`;
}
