// What the pages of an import run in the browser: the file cut in parts that are sent one after the other; then, where it stands, asked again and again.

/** Where a file is dropped. What it says when something goes wrong is in the page's own words. */
export const DEPOT_SCRIPT = `
const form = document.getElementById('depot');
const file = document.getElementById('fichier');
const bar = document.getElementById('avance');
const told = document.getElementById('dit');
const wrong = document.getElementById('erreur');
const most = Number(form.dataset.plus), part = Number(form.dataset.partie);
const megabytes = (bytes) => (bytes / 1e6).toLocaleString('fr-FR', { maximumFractionDigits: 1 }) + ' Mo';
let tries = 0, busy = false;
document.getElementById('glisser').hidden = false;
document.getElementById('sans').hidden = true;

function fail(sentence) {
  busy = false;
  bar.hidden = true;
  told.textContent = '';
  wrong.textContent = sentence;
}

function refusal(chosen) {
  if (!chosen) return 'Choisissez un fichier.';
  if (chosen.size === 0) return 'Ce fichier est vide.';
  if (chosen.size <= most) return '';
  return 'Ce fichier pèse ' + megabytes(chosen.size) + ', et il en faut moins de ' + megabytes(most) + ' : gardez-y la seule feuille des bénéficiaires.';
}

async function send(chosen) {
  if (busy) return;
  const refused = refusal(chosen);
  if (refused) return fail(refused);
  busy = true;
  tries += 1;
  wrong.textContent = '';
  bar.hidden = false;
  const parts = Math.ceil(chosen.size / part);
  for (let at = 0; at < parts; at += 1) {
    bar.value = at / parts;
    told.textContent = 'Envoi du fichier…';
    const body = new FormData();
    body.append('depot', form.elements.depot.value + '-' + tries);
    body.append('partie', at);
    body.append('parties', parts);
    body.append('fichier', chosen.slice(at * part, (at + 1) * part), chosen.name);
    const problem = await post(body);
    if (problem) return fail(problem);
  }
  bar.value = 1;
  told.textContent = 'Le fichier est envoyé.';
  location.replace(location.href);
}

async function post(body) {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(location.href, { method: 'POST', body, headers: { accept: 'application/json' } }).catch(() => undefined);
    if (answer?.ok) return '';
    if (answer?.status === 404) return 'Ce lien a expiré : tapez de nouveau /beneficiaire importer dans la messagerie.';
    if (answer?.status === 422) return (await answer.json()).erreur;
    if (attempt === 4) return 'Le fichier n’a pas pu être envoyé : vérifiez votre connexion, puis réessayez. Rien n’a été ajouté.';
    await new Promise((done) => setTimeout(done, attempt * 500));
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  send(file.files[0]);
});
for (const name of ['dragover', 'drop']) window.addEventListener(name, (event) => event.preventDefault());
for (const [name, over] of [['dragenter', true], ['dragover', true], ['dragleave', false], ['drop', false]])
  form.addEventListener(name, () => form.classList.toggle('dessus', over));
form.addEventListener('drop', (event) => {
  const dropped = event.dataTransfer.files;
  if (dropped.length !== 1) return fail('Déposez un seul fichier.');
  file.files = dropped;
  send(dropped[0]);
});
`;

/** Where it is waited for: the page is asked for again once it would be another. */
export const SUIVI_SCRIPT = `
const part = document.getElementById('suivi');
const bar = document.getElementById('avance');
const told = document.getElementById('dit');
const say = (sentence) => { if (told.textContent !== sentence) told.textContent = sentence; };
let asked = 0;
document.getElementById('sans').hidden = true;

async function look() {
  asked += 1;
  const answer = await fetch(location.href, { headers: { accept: 'application/json' } }).catch(() => undefined);
  if (answer?.status === 404) return say('Ce lien a expiré. Le travail continue : sa fin vous sera dite dans la messagerie.');
  if (answer?.ok) {
    const now = await answer.json();
    if (now.etat !== part.dataset.etat) return location.replace(location.href);
    if (now.total > 0 && bar.hasAttribute('value')) { bar.max = now.total; bar.value = now.fait; }
    say(now.dit);
  } else say('La page n’arrive pas à savoir où en est le travail, qui continue : elle réessaie.');
  setTimeout(look, asked < 30 ? 1000 : 4000);
}

setTimeout(look, 500);
`;
