// What the page of an import shows at each moment: where to drop, what was read, what is being written, what was done.
import { MOST_BYTES } from '#bot/documents/tableur/limites.ts';
import { counted, sayBilan } from '#bot/domain/beneficiaire/import-dit.ts';
import { MOST_ROWS } from '#bot/domain/beneficiaire/tableau.ts';
import type { Import } from '#bot/storage/imports.ts';
import { MOST_WHOLE, PART } from './importer-depot.ts';
import { revisedForm } from './importer-rapport.ts';
import { DEPOT_SCRIPT, SUIVI_SCRIPT } from './importer-script.ts';
import { escaped, type Page } from './page.ts';

const megabytes = (bytes: number): string => `${bytes / 1_000_000} Mo`;
const rows = MOST_ROWS.toLocaleString('fr-FR');

/** Where a file is dropped; `avant` is what became of the one before. */
export function depotView(depot: string, { avant = '', erreur = '' } = {}): Page {
  const wrong = erreur === '' ? '' : ' aria-invalid="true" autofocus';
  const before = avant === '' ? '' : `<p class="avis">${escaped(avant)}</p>`;
  return {
    titre: 'Importer des bénéficiaires',
    corps: `${before}<p>Déposez la liste des personnes que vous suivez. Rien n’est ajouté avant que vous ayez vu ce qui le sera.</p>
<form id="depot" class="depot" method="post" enctype="multipart/form-data" data-plus="${MOST_BYTES}" data-partie="${PART}">
<label for="fichier">Votre fichier</label>
<p class="aide" id="aide">Un tableur .xlsx ou .ods, ou un fichier .csv, de moins de ${megabytes(MOST_BYTES)} et ${rows} personnes. <span id="glisser" hidden>Vous pouvez le glisser ici.</span></p>
<input id="fichier" name="fichier" type="file" required accept=".xlsx,.ods,.csv,.tsv,.txt" aria-describedby="aide erreur"${wrong}>
<p class="erreur" id="erreur" role="alert">${escaped(erreur)}</p>
<input type="hidden" name="depot" value="${depot}"><input type="hidden" name="partie" value="0"><input type="hidden" name="parties" value="1">
<p class="aide" id="sans">Sans JavaScript, le fichier doit peser moins de ${megabytes(MOST_WHOLE)}.</p>
<button type="submit">Lire le fichier</button>
<p id="dit" role="status"></p>
<progress id="avance" max="1" value="0" hidden aria-label="Envoi du fichier"></progress>
</form>
<h2>Quelles colonnes ?</h2>
<p>Une colonne pour le nom et une pour le prénom suffisent. Les autres sont reconnues à leur intitulé : année de naissance, commune, téléphone, e-mail, genre, notes… Le modèle de La Coop et le fichier de <code>/beneficiaire exporter</code> sont lus tels quels.</p>
<p>Le fichier est gardé chiffré, le temps d’être lu ; ce qui en a été lu l’est un jour au plus.</p>
<form method="post"><button class="second" name="action" value="modele">Télécharger un modèle vide</button></form>`,
    script: DEPOT_SCRIPT,
  };
}

/** « 1 500 lignes faites sur 5 000. »: said by tenths, so that it is not read aloud every second. */
export function sayProgress({ etat, fait, total = 0 }: Pick<Import, 'etat' | 'fait' | 'total'>): string {
  if (etat !== 'accepte') return 'Le fichier est en cours de lecture.';
  const tenth = total < 100 ? fait : Math.floor((fait * 10) / total) * Math.round(total / 10);
  const done = counted(Math.min(tenth, total), 'ligne faite', 'lignes faites');
  return `${done} sur ${total.toLocaleString('fr-FR')}.`;
}

/** Without progress for so long, it is said that it is not forgotten. */
const SLOW = 10 * 60 * 1000;
const SLOW_SAID =
  'Rien n’avance depuis un moment. Le travail reprend de lui-même ; si rien n’a bougé demain, déposez à nouveau le fichier : qui est déjà là sera reconnu.';

/** While it is read, or written. */
export function waitView(current: Import, now: number): Page {
  const { etat, fait, total = 0, modifieLe } = current;
  const slow = now - modifieLe < SLOW ? '' : `<p class="avis">${escaped(SLOW_SAID)}</p>`;
  const writing = etat === 'accepte';
  const bar = writing ? `max="${Math.max(1, total)}" value="${fait}"` : '';
  const leave = writing
    ? '<p>Vous pouvez fermer cette page : la fin vous sera dite dans la messagerie.</p>'
    : '<p>Quelques secondes suffisent le plus souvent.</p>';
  return {
    titre: writing ? 'Ajout en cours' : 'Lecture du fichier',
    corps: `<div id="suivi" data-etat="${etat}"><p id="dit" role="status">${escaped(sayProgress(current))}</p>
<progress id="avance" ${bar} aria-label="${writing ? 'Lignes faites' : 'Lecture'}"></progress>${slow}${leave}
<form id="sans" method="get"><button type="submit">Voir où en est l’import</button></form></div>`,
    script: SUIVI_SCRIPT,
  };
}

export function endView({ bilan, comptes }: Import): Page {
  return {
    titre: 'Import terminé',
    corps: `<p class="avis">${escaped(sayBilan(bilan))}.</p>
<p>Retrouvez-les en tapant <code>/beneficiaire</code> dans la messagerie. Vous pouvez fermer cette page.</p>
${comptes ? revisedForm(comptes) : ''}`,
  };
}
