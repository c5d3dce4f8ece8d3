// What is prepared, before it leaves: to whom, with what, under which password, and the very file; then it leaves, or is thrown away.
import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { type Envoi, isPreview, referenceOf } from '#bot/domain/beneficiaire/envoi.ts';
import { accords, motifs, parties, voies } from '#bot/domain/vocabulary/envoi.ts';
import { labelOf } from '#bot/forms/summary.ts';
import { type Deps, type Message, Refus } from '#bot/ports.ts';
import { rememberDestinataire } from '#bot/storage/destinataires.ts';
import { findEnvoi, moveEnvoi, type StoredEnvoi } from '#bot/storage/envois.ts';
import { putJob } from '#bot/storage/jobs.ts';
import { accesAction } from '#bot/storage/journal.ts';
import { personnePour, type Vue } from '#bot/storage/vues.ts';
import { pageLink } from './liens.ts';
import { code, plain } from './markdown.ts';
import { type Action, buttonsFor, dataOf, type Session, say, whoAsks } from './session.ts';

/** The message that stands between preparing and sending. The password is shown as long as the file was not made. */
export function previewOf({ envoi, sheet }: Prepared, session: Session, deps: Deps): Message {
  const data = { personne: envoi.personne, envoi: envoi.id };
  const buttons = buttonsFor(
    [
      { label: 'Envoyer', action: 'envoi.partir', data, style: 'primary' },
      { label: 'Ne pas envoyer', action: 'envoi.jeter', data },
    ],
    { session },
    deps,
  );
  const [again] = buttonsFor(
    [{ label: 'Revoir', action: 'envoi.revoir', data }],
    { session, prefix: 'r' },
    deps,
  );
  return {
    text: '',
    blocks: [{ text: previewText(envoi, nomComplet(sheet), { session, deps }), buttons }],
    lasting: 'Un envoi est prêt : relisez-le avant qu’il parte.',
    ...(again && { lastingButton: again }),
  };
}

function previewText(
  envoi: StoredEnvoi,
  nom: string,
  { session, deps }: { readonly session: Session; readonly deps: Deps },
): string {
  const { scelle, voie, contenu } = envoi;
  const link = pageLink({ page: 'apercu', personne: envoi.personne, envoi: envoi.id }, session, deps);
  const activities = scelle.fiche?.suivi?.activites.length;
  // What is needed comes first: phones fold a long message.
  return [
    `#### Fiche de ${plain(nom)} (réf. ${referenceOf(envoi.id)})`,
    `- **À** : ${code(scelle.adresse)} — ${labelOf(voies, voie)}`,
    ...passwordLines(envoi),
    `- [Voir ce qui partira](${link}) (lien valable une heure)`,
    `- **Pourquoi** : ${labelOf(motifs, envoi.motif)} · **accord** ${labelOf(accords, envoi.accord).toLocaleLowerCase('fr')}`,
    `- **Dedans** : ${contenu.map((partie) => labelOf(parties, partie)).join(', ')}${activities === undefined ? '' : `, ${activities} activité${activities > 1 ? 's' : ''}`}`,
  ].join('\n');
}

function passwordLines({ voie, scelle }: StoredEnvoi): readonly string[] {
  if (voie === 'libre') return [];
  return scelle.motDePasse === undefined
    ? ['- **Mot de passe** : déjà montré ; pour un autre, ne l’envoyez pas et recommencez']
    : [`- **Mot de passe** à dire de vive voix, montré une fois : ${code(scelle.motDePasse)}`];
}

const GONE = 'Cet envoi n’existe plus : recommencez depuis la fiche.';

/** A sending, and whose sheet it is of. */
export interface Prepared {
  readonly envoi: StoredEnvoi;
  readonly sheet: Vue['sheet'];
}

/** A sending that only its author has: whether they may send her sheet is asked before anything of it is read. */
export async function preparedBy(
  of: Pick<Envoi, 'personne' | 'id'>,
  session: Session,
  deps: Deps,
): Promise<Prepared> {
  const { sheet } = await personnePour({ acte: 'envoyer', personne: of.personne, ...whoAsks(session) }, deps);
  const envoi = await findEnvoi(of, deps);
  if (envoi?.auteur !== session.acteur.id) throw new Refus(GONE);
  return { envoi, sheet };
}

function pressedEnvoi({ ticket }: Parameters<Action>[0], session: Session, deps: Deps): Promise<Prepared> {
  const of = { personne: dataOf(ticket, 'personne'), id: dataOf(ticket, 'envoi') };
  return preparedBy(of, session, deps);
}

const look: Action = async (press, session, deps) => {
  const prepared = await pressedEnvoi(press, session, deps);
  if (!isPreview(prepared.envoi, session.now)) throw new Refus(GONE);
  return { show: 'message', message: previewOf(prepared, session, deps) };
};

/** Asked to leave once, whoever presses twice. */
const leave: Action = async (press, session, deps) => {
  const { envoi, sheet } = await pressedEnvoi(press, session, deps);
  if (envoi.etat === 'prepare' && !isPreview(envoi, session.now)) throw new Refus(GONE);
  const acteur = session.acteur.id;
  await moveEnvoi(
    envoi,
    {
      from: 'prepare',
      to: (current) => ({ ...current, etat: 'a_envoyer' }),
      also: async ({ id, personne, scelle }) => [
        putJob({ id: `envoi-${id}`, sorte: 'envoi', acteur, sur: { personne, envoi: id } }, deps.clock),
        accesAction(sheet.proprietaire, { quoi: 'envoi', qui: acteur, personne }, deps),
        await rememberDestinataire(acteur, scelle.adresse, deps),
      ],
    },
    deps,
  );
  return say(
    `L’envoi réf. ${referenceOf(envoi.id)} part. Ce qu’il devient vous sera dit dans votre canal personnel avec Coopilote.`,
  );
};

const drop: Action = async (press, session, deps) => {
  const { envoi } = await pressedEnvoi(press, session, deps);
  const dropped = await moveEnvoi(
    envoi,
    {
      from: 'prepare',
      to: (current) => ({ ...current, etat: 'annule', scelle: { adresse: '', reponse: '' } }),
    },
    deps,
  );
  if (dropped && dropped.envoi.etat !== 'annule') throw new Refus('Cet envoi est déjà parti.');
  return say('Rien n’est envoyé.');
};

export const apercuActions: Readonly<Record<string, Action>> = {
  'envoi.revoir': look,
  'envoi.partir': leave,
  'envoi.jeter': drop,
};
