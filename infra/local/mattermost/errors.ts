// The errors of a French Mattermost server: their ids, statuses and sentences, recorded or, failing that, worded alike.

const catalogue = {
  'api.bot.create_disabled': [403, 'La création de bots a été désactivée.'],
  'api.command.duplicate_trigger.app_error': [
    400,
    'Ce mot déclencheur est déjà utilisé. Veuillez choisir un autre mot.',
  ],
  'api.command.disabled.app_error': [501, "Les commandes ont été désactivées par l'administrateur système."],
  'api.command.team_mismatch.app_error': [400, "Impossible de mettre à jour des commandes d'autres équipes."],
  'api.command.execute_command.start.app_error': [400, 'Aucun déclencheur de commande trouvé.'],
  'api.command.execute_command.not_found.app_error': [
    404,
    "La commande avec le déclencheur '{Trigger}' n'a pas été trouvée.",
  ],
  'api.command.execute_command.failed.app_error': [
    500,
    "La commande avec le déclencheur '{Trigger}' a échoué.",
  ],
  'api.command.execute_command.failed_resp.app_error': [
    500,
    "La commande avec le déclencheur '{Trigger}' a renvoyé la réponse {Status}.",
  ],
  'api.command.execute_command.create_post_failed.app_error': [
    500,
    "La commande '{Trigger}' n'a pas pu poster de réponse. Veuillez contacter votre administrateur système.",
  ],
  'api.command.execute_command.site_url_required.app_error': [
    400,
    "L'URL du site est nécessaire pour exécuter des commandes.",
  ],
  'api.context.404.app_error': [404, 'Sorry, we could not find the page.'],
  'api.context.500.app_error': [500, 'Une erreur interne est survenue.'],
  'api.context.invalid_body_param.app_error': [
    400,
    '{Name} invalide ou manquant dans le corps de la requête.',
  ],
  'api.context.invalid_url_param.app_error': [
    400,
    "Paramètre {Name} invalide ou manquant dans l'URL de la requête.",
  ],
  'api.context.permissions.app_error': [403, "Vous n'avez pas les permissions requises"],
  'api.context.request_body_too_large.app_error': [413, 'Le corps de la requête est trop volumineux.'],
  'api.context.session_expired.app_error': [401, 'Session invalide ou expirée, veuillez vous reconnecter.'],
  'api.file.upload_file.too_large_detailed.app_error': [413, 'Le fichier est trop volumineux.'],
  'api.post.do_action.action_id.app_error': [404, "Identifiant d'action invalide."],
  'api.post.do_action.action_integration.app_error': [
    400,
    "Une erreur s'est produite lors de l'action de l'intégration",
  ],
  'api.user.login.invalid_credentials_email_username': [
    401,
    "Spécifiez une adresse e\u00ad\u00ad-mail, un nom d'utilisateur et/ou un mot de passe valide.",
  ],
  'app.channel.get.existing.app_error': [404, 'Impossible de trouver le canal existant.'],
  'app.channel.get_by_name.missing.app_error': [404, "Le canal n'existe pas."],
  'app.file_info.get.app_error': [404, 'Impossible de récupérer les informations du fichier.'],
  'app.lookup_interactive_dialog.decode_json_error': [
    500,
    'Encountered an error decoding JSON response from interactive dialog lookup.',
  ],
  'app.post.get.app_error': [404, 'Impossible de récupérer le message'],
  'app.role.check_roles_exist.role_not_found': [400, "Le rôle spécifié n'existe pas"],
  'app.role.get.app_error': [404, 'Impossible de récupérer le rôle.'],
  'app.role.get_by_name.app_error': [404, 'Impossible de récupérer le rôle.'],
  'app.submit_interactive_dialog.decode_json_error': [
    500,
    'Encountered an error decoding JSON response from interactive dialog submission.',
  ],
  'app.submit_interactive_dialog.invalid_response': [
    400,
    'Invalid response from interactive dialog submission.',
  ],
  'app.team.get.find.app_error': [404, "Impossible de trouver l'équipe existante."],
  'app.team.get_by_name.missing.app_error': [404, "Impossible de trouver l'équipe existante."],
  'app.team.get_member.missing.app_error': [404, 'Aucun membre trouvé pour cette équipe et cet utilisateur.'],
  'app.user.get.app_error': [404, "Impossible de trouver l'utilisateur."],
  'app.user.get_by_username.app_error': [
    404,
    "Impossible de trouver un compte existant correspondant à votre nom d'utilisateur pour cette équipe. Celle-ci peut nécessiter une invitation de l'administrateur d'équipe pour la rejoindre.",
  ],
  'app.user.save.username_exists.app_error': [400, "Un compte avec ce nom d'utilisateur existe déjà."],
  'app.user_access_token.disabled': [
    501,
    "Les jetons d'accès personnel sont désactivés sur ce serveur. Veuillez contacter votre administrateur système pour plus de détails.",
  ],
  'app.user_access_token.get_by_user.app_error': [404, "Impossible de trouver le jeton d'accès personnel."],
  'interactive_message.decode_trigger_id.base64_decode_failed': [
    400,
    "Impossible de décoder en base 64 l'identifiant du déclencheur utilisé par la boite de dialogue interactive.",
  ],
  'interactive_message.decode_trigger_id.expired': [
    400,
    "L'identifiant du déclencheur utilisé par la boite de dialogue interactive a expiré. Les identifiants de déclencheur sont valables pendant un maximum de {Duration}.",
  ],
  'interactive_message.decode_trigger_id.missing_data': [
    400,
    "L'identifiant du déclencheur utilisé par la boite de dialogue interactive ne comporte pas toutes les données requises.",
  ],
  'interactive_message.decode_trigger_id.verify_signature_failed': [
    400,
    "La vérification de la signature de l'identifiant du déclencheur utilisé par la boite de dialogue interactive a échoué.",
  ],
  'model.bot.is_valid.username.app_error': [400, "Nom d'utilisateur invalide."],
  'model.command.is_valid.description.app_error': [400, 'Description invalide.'],
  'model.command.is_valid.display_name.app_error': [400, 'Titre invalide.'],
  'model.command.is_valid.method.app_error': [400, 'Méthode invalide.'],
  'model.command.is_valid.token.app_error': [400, 'Jeton invalide.'],
  'model.command.is_valid.trigger.app_error': [400, 'Déclencheur invalide'],
  'model.command.is_valid.url.app_error': [400, 'URL invalide.'],
  'model.command.is_valid.url_http.app_error': [
    400,
    "URL invalide. L'URL doit être valide et commencer par http:// ou https://",
  ],
  'model.post.is_valid.message_length.app_error': [
    400,
    'Le message est plus long que la limite maximale autorisée.',
  ],
  'model.user_access_token.is_valid.description.app_error': [
    400,
    'Description invalide, doit comporter au plus 255 caractères.',
  ],
  'store.sql_command.save.get.app_error': [404, 'Impossible de récupérer la commande'],
  'web.command_webhook.general.app_error': [400, "Échec d'exécution du webhook de la commande."],
  'web.command_webhook.parse.app_error': [400, "Impossible d'analyser les données entrantes."],
} as const satisfies Readonly<Record<string, readonly [status: number, message: string]>>;

export type ErrorId = keyof typeof catalogue;

export interface ErrorBody {
  readonly id: string;
  readonly message: string;
  readonly detailed_error: string;
  readonly request_id?: string;
  readonly status_code: number;
}

/** Refusal of a request, answered as Mattermost words it. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly id: ErrorId;
  readonly status: number;
  constructor(id: ErrorId, params: Readonly<Record<string, string>> = {}, status: number = catalogue[id][0]) {
    super(catalogue[id][1].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? ''));
    this.id = id;
    this.status = status;
  }

  body(requestId: string): ErrorBody {
    const { id, message, status } = this;
    return { id, message, detailed_error: '', request_id: requestId, status_code: status };
  }
}

/** Outside the API nothing has a session, a version or a request id: the answer says so by leaving them out. */
export function unknownPath(path: string): ErrorBody {
  return {
    id: 'api.context.404.app_error',
    message: catalogue['api.context.404.app_error'][1],
    detailed_error: `There doesn't appear to be an api call for the url='${path}'.  Typo? are you missing a team_id or user_id as part of the url?`,
    status_code: 404,
  };
}
