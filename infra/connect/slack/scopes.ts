// What the app asks of a workspace: each scope, and what people lose without it.

/** Files are not sent yet: `files:write` comes with the first one. */
export const SCOPES = {
  commands: 'les commandes (/cra…) ne peuvent pas être tapées',
  'chat:write': 'le bot ne peut rien écrire, ni à une seule personne ni dans son canal',
  'im:write': 'les messages du matin et les propositions de partage n’arrivent pas',
  'users:read': 'le nom et le fuseau horaire ne sont pas connus, ni les collègues avec qui partager',
  'users:read.email':
    'l’e-mail n’est pas repris dans le profil, et un collègue ne peut pas être nommé par le sien',
} as const;

export type Scope = keyof typeof SCOPES;

export const scopes = Object.keys(SCOPES) as readonly Scope[];
