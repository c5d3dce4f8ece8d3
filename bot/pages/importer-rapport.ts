// The report of an import as a page: how many people are new or doubtful, what is left out and why, and what the mediator agrees to.
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import type { Comptes } from '#bot/domain/beneficiaire/import.ts';
import { counted } from '#bot/domain/beneficiaire/import-dit.ts';
import { type RapportDit, sayRessemblances } from '#bot/domain/beneficiaire/rapport-dit.ts';
import type { Import } from '#bot/storage/imports.ts';
import { escaped, type Page } from './page.ts';

/** Before anything is written. Nobody is named until it is asked for. */
export function reportView(
  { id, comptes }: Import & { readonly comptes: Comptes },
  rapport: RapportDit,
  erreur = '',
): Page {
  return {
    titre: 'Ce que contient votre fichier',
    status: erreur === '' ? 200 : 422,
    corps: `<p class="avis">Rien n’est encore ajouté${sheetRead(rapport)}.</p>
${summary(comptes)}${doublesForm(comptes)}${agreement(id, comptes, erreur)}${gapsSection(rapport, comptes)}${columnsSection(rapport)}${remarksSection(rapport)}`,
  };
}

function sheetRead({ feuille }: RapportDit): string {
  return feuille === undefined ? '' : ` ; la feuille lue est « ${escaped(feuille)} »`;
}

function summary({ nouvelles, doubles, refusees, incompletes }: Comptes): string {
  const lines = [
    counted(nouvelles, 'personne nouvelle', 'personnes nouvelles'),
    ...(doubles > 0 ? [counted(doubles, 'personne peut-être déjà là', 'personnes peut-être déjà là')] : []),
    ...(refusees > 0 ? [counted(refusees, 'ligne refusée', 'lignes refusées')] : []),
    ...(incompletes > 0
      ? [counted(incompletes, 'personne reprise en partie', 'personnes reprises en partie')]
      : []),
  ];
  return `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
}

/** What of it is agreed to. */
function agreement(
  id: string,
  { nouvelles, doubles, completables, douteux }: Comptes,
  erreur: string,
): string {
  const nothing = nouvelles + doubles === 0;
  if (nothing)
    return `<p>Il n’y a personne à ajouter.</p><form method="post">${hidden(id)}<button name="action" value="jeter">Déposer un autre fichier</button></form>`;
  const boxes = [
    ...(nouvelles > 0
      ? [box('nouvelles', counted(nouvelles, 'personne nouvelle', 'personnes nouvelles'), ' checked')]
      : []),
    ...(douteux > 0
      ? [box('douteux', `Reprendre aussi les notes qui semblent contenir un mot de passe (${douteux})`)]
      : []),
  ];
  const choices = boxes.length > 0 ? `<fieldset><legend>Ajouter</legend>${boxes.join('')}</fieldset>` : '';
  return `<form method="post" aria-label="Ce qui sera ajouté">${hidden(id)}${choices}${doubles > 0 ? doublesChoice(doubles, completables) : ''}
<p class="erreur" role="alert">${escaped(erreur)}</p>
<p class="boutons"><button name="action" value="accepter">Ajouter</button><button class="second" name="action" value="jeter">Ne rien ajouter</button></p></form>`;
}

const hidden = (id: string): string => `<input type="hidden" name="import" value="${escaped(id)}">`;

function box(name: string, label: string, more = ''): string {
  return `<div class="case"><input type="checkbox" id="${name}" name="${name}" value="oui"${more}><label for="${name}">${escaped(label)}</label></div>`;
}

function doublesChoice(doubles: number, completables: number): string {
  const complete = `Compléter la fiche qui existe, pour ${counted(completables, 'personne', 'personnes')} de mêmes nom et prénom : ce qu’elle dit ne change pas, ce qui y manque est rempli`;
  const options = [
    radio('laisser', 'Ne rien en faire', ' checked'),
    ...(completables > 0 ? [radio('completer', complete)] : []),
    radio('creer', 'Créer quand même une fiche pour chacune'),
  ];
  const legend = `${counted(doubles, 'personne', 'personnes')} peut-être déjà là`;
  return `<fieldset><legend>${escaped(legend)}</legend>${options.join('')}</fieldset>`;
}

function radio(code: string, label: string, more = ''): string {
  return `<div class="case"><input type="radio" id="doubles-${code}" name="doubles" value="${code}"${more}><label for="doubles-${code}">${escaped(label)}</label></div>`;
}

function doublesForm({ doubles }: Comptes): string {
  if (doubles === 0) return '';
  return `<form method="post"><button class="second" name="action" value="doubles">Voir qui est peut-être déjà là</button></form>`;
}

/** Whom doubles look like: asked for by a press, as the chat itself looks at addresses. */
export function doublesView({ doubles }: RapportDit, annuaire: readonly Entree[]): Page {
  const known = new Map(annuaire.map((entree) => [entree.id, entree]));
  const lines = doubles.lignes.map((double) => [
    double.numero.toLocaleString('fr-FR'),
    double.nom,
    sayRessemblances(double, known).join(' ; '),
  ]);
  return {
    titre: 'Peut-être déjà là',
    corps: `${table('Personnes du fichier qui ressemblent à d’autres', ['Ligne', 'Dans le fichier', 'Ressemble à'], lines)}${others(doubles.autres)}
<form method="get"><button type="submit">Revenir au rapport</button></form>`,
  };
}

function gapsSection({ ecarts }: RapportDit, comptes: Comptes): string {
  if (ecarts.lignes.length === 0) return '';
  const lines = ecarts.lignes.map(({ numero, colonne, raison, refusee }) => [
    numero.toLocaleString('fr-FR'),
    colonne,
    refusee ? `Ligne refusée. ${raison}` : raison,
  ]);
  return `<h2>À revoir</h2>${revisedForm(comptes)}${table('Ce qui n’est pas repris', ['Ligne', 'Colonne', 'Pourquoi'], lines)}${others(ecarts.autres)}`;
}

/** The rows to be put right, as a file. */
export function revisedForm({ refusees, incompletes }: Comptes): string {
  if (refusees + incompletes === 0) return '';
  const lines = counted(refusees + incompletes, 'ligne', 'lignes');
  return `<p>Corrigez les lignes dans ce fichier-ci, puis déposez-le à son tour : qui est déjà là y sera reconnu, et complété si vous le demandez.</p>
<form class="espace" method="post"><button class="second" name="action" value="revoir">Télécharger ${escaped(lines)} à revoir (.xlsx)</button></form>`;
}

function columnsSection({ colonnes }: RapportDit): string {
  const lines = colonnes.map(({ entete, lueComme, approchee, complete }) => [
    entete,
    lueComme === undefined
      ? 'Non lue'
      : `${lueComme}${approchee ? ' (orthographe approchée)' : ''}${complete === undefined ? '' : `, quand « ${complete} » est vide`}`,
  ]);
  return `<h2>Colonnes</h2>${table('Comment les colonnes du fichier sont lues', ['Dans le fichier', 'Lue comme'], lines)}`;
}

function remarksSection({ remarques }: RapportDit): string {
  if (remarques.length === 0) return '';
  return `<h2>Remarques</h2><ul>${remarques.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`;
}

function others(count: number): string {
  return count === 0 ? '' : `<p>Et ${escaped(counted(count, 'autre', 'autres'))}.</p>`;
}

/** Wide ones scroll by themselves, from the keyboard too. */
function table(caption: string, heads: readonly string[], lines: readonly (readonly string[])[]): string {
  const head = heads.map((one) => `<th scope="col">${escaped(one)}</th>`).join('');
  const body = lines.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return `<div class="large" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}
