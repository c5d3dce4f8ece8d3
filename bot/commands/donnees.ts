// « Qu’est-ce que vous gardez sur moi ? »: what there is of whoever asks, how it is protected, how long it stays, and what they may do of it.
import { roles } from '#bot/domain/vocabulary/roles.ts';
import type { Deps, Reply } from '#bot/ports.ts';
import { unfinishedConversations } from '#bot/storage/conversations.ts';
import { recentDestinataires } from '#bot/storage/destinataires.ts';
import { sumMonths } from '#bot/storage/mois.ts';
import { readPartages } from '#bot/storage/partages.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { openTaches } from '#bot/storage/taches.ts';
import { plain } from './markdown.ts';
import { REGISTRE } from './registre.data.ts';
import { sayGarde } from './registre.ts';
import { type Session, say } from './session.ts';

const RIEN = 'Coopilote ne garde encore rien sur vous.';

/** Months of any year. */
const ALWAYS = { from: '0000-00', to: '9999-99' };
/** Looked for at once: more are « many ». */
const MOST = 100;

/** What is kept of somebody known. */
export async function donnees(session: Session, deps: Deps): Promise<Reply> {
  const lines = await keptLines(session, deps);
  const durations = Object.values(REGISTRE)
    .filter(({ de }) => de === 'mediation')
    .map((ligne) => `- ${ligne.quoi} · ${ligne.protege} · ${sayGarde(ligne)}`);
  const text = [
    '#### Ce que Coopilote garde sur vous',
    ...lines.map((line) => `- ${line}`),
    '',
    '**En détail : quoi, comment, jusqu’à quand**',
    ...durations,
    '',
    '**Qui peut le lire** : vous ; de ce que vous partagez, vos collègues ; de vos chiffres, sans vos notes ni aucun nom, la coordination de votre équipe. Ce qui est chiffré l’est sous une clé qui n’est qu’à vous.',
    '**Ce que vous pouvez faire** : corriger votre `/profil` et vos `/lieux`, corriger ou supprimer vos activités par `/historique`, arrêter un `/partage`. Pour une copie de tout, ou pour tout faire effacer, écrivez à qui administre Coopilote ou à la personne déléguée à la protection des données de votre structure.',
    'Des personnes que vous accompagnez, la fiche dit ce qui est gardé ; `/beneficiaire conservation` dit lesquelles seront bientôt effacées.',
  ].join('\n');
  return say(text, { lasting: 'Ce que Coopilote garde sur vous : tapez /coop donnees.' });
}

export function rienDeVous(): Reply {
  return say(RIEN);
}

async function keptLines({ acteur }: Session, deps: Deps): Promise<readonly string[]> {
  const { id, role, fuseau, lieux, employeurs, emailScelle, nomScelle } = acteur;
  const opened = (sealed: string | undefined): Promise<string | undefined> =>
    sealed === undefined ? Promise.resolve(undefined) : deps.keyring.open(sealed);
  const [email, nom, figures, drafts, open, partages, destinataires, suivies] = await Promise.all([
    opened(emailScelle),
    opened(nomScelle),
    sumMonths(id, ALWAYS, deps),
    unfinishedConversations(id, deps),
    openTaches(id, { limit: MOST }, deps),
    readPartages(id, deps),
    recentDestinataires(id, deps),
    readRepertoire(id, deps),
  ]);
  const structures = employeurs.map((employeur) => plain(employeur.nom)).join(', ');
  return [
    `**Rôle** : ${roles.find(({ code }) => code === role)?.label ?? role} ; **fuseau horaire** : ${fuseau}`,
    `**Nom** : ${said(nom)} ; **e-mail** : ${said(email)}`,
    `**Structures** : ${structures === '' ? 'aucune' : structures} ; **lieux d’activité** : ${lieux.length}`,
    `**Activités** : ${figures.activites ?? 0} ; **formulaires inachevés** : ${drafts.length}`,
    `**Choses à faire** : ${open.taches.length === MOST ? `${MOST} ou plus` : open.taches.length} ; **partages** : ${partages.length}`,
    `**Personnes suivies** : ${suivies.length} ; **dernières adresses d’envoi** : ${destinataires.length}`,
  ];
}

function said(text: string | undefined): string {
  return text === undefined ? 'pas gardé' : plain(text);
}
