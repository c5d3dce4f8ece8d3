// The server speaking of itself: its health, settings, licence and roles.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ok, param, read } from './answers.ts';
import { clientConfig } from './client-config.ts';
import { configPatch, patchConfig } from './config.ts';
import { AppError } from './errors.ts';
import { onlyAdmin } from './permissions.ts';
import type { Answer, Call, PersonCall, Pocket } from './pocket.ts';
import { type Role, stableId } from './state.ts';

/** Version, build, fingerprint of the settings, licence: clients know by it that something changed. */
export function versionId({ rules, state }: Pocket): string {
  const fingerprint = createHash(rules.fingerprint).update(JSON.stringify(state.config)).digest('hex');
  return `${rules.version}..${fingerprint}.false`;
}

export function ping(): Answer {
  return ok({
    ActiveSearchBackend: 'database',
    AndroidLatestVersion: '',
    AndroidMinVersion: '',
    IosLatestVersion: '',
    IosMinVersion: '',
    status: 'OK',
  });
}

/** Little is said to strangers; who is logged in learns what clients must know. */
export function getClientConfig(pocket: Pocket, _call: Call, known: boolean): Answer {
  const { ServiceSettings: settings, FileSettings: files } = pocket.state.config;
  const id = stableId(pocket.state.secret);
  return ok({
    ...clientConfig[pocket.version],
    AsymmetricSigningPublicKey: '',
    DiagnosticId: id,
    TelemetryId: id,
    EnableBotAccountCreation: String(settings.EnableBotAccountCreation),
    SiteURL: settings.SiteURL,
    Version: pocket.rules.version,
    ...(known
      ? {
          CollapsedThreads: settings.CollapsedThreads,
          EnableCommands: String(settings.EnableCommands),
          EnablePostIconOverride: String(settings.EnablePostIconOverride),
          EnablePostUsernameOverride: String(settings.EnablePostUsernameOverride),
          EnableUserAccessTokens: String(settings.EnableUserAccessTokens),
          MaxFileSize: String(files.MaxFileSize),
          MaxPostSize: '16383',
        }
      : {}),
  });
}

export function getLicense(): Answer {
  return ok({ IsLicensed: 'false' });
}

export function getConfig(pocket: Pocket, call: PersonCall): Answer {
  onlyAdmin(call.user);
  return ok(pocket.state.config);
}

export function putConfig(pocket: Pocket, call: PersonCall): Answer {
  onlyAdmin(call.user);
  pocket.state.config = patchConfig(pocket.state.config, read(call, configPatch, 'config'));
  return ok(pocket.state.config);
}

function roleView(pocket: Pocket, { id, name, permissions, create_at, update_at, delete_at }: Role) {
  return {
    id,
    name,
    display_name: `authentication.roles.${name}.name`,
    description: `authentication.roles.${name}.description`,
    create_at,
    update_at,
    delete_at,
    permissions,
    scheme_managed: false,
    built_in: true,
    ...pocket.rules.roleExtras,
  };
}

export function getRoleByName(pocket: Pocket, call: PersonCall): Answer {
  const role = pocket.state.roles[param(call, 'name')];
  if (!role) throw new AppError('app.role.get_by_name.app_error');
  return ok(roleView(pocket, role));
}

function existingRole(pocket: Pocket, call: PersonCall): Role {
  const role = Object.values(pocket.state.roles).find((one) => one.id === param(call, 'role'));
  if (!role) throw new AppError('app.role.get.app_error');
  return role;
}

export function getRole(pocket: Pocket, call: PersonCall): Answer {
  return ok(roleView(pocket, existingRole(pocket, call)));
}

export function getRolesByNames(pocket: Pocket, call: PersonCall): Answer {
  const roles = read(call, z.array(z.string())).flatMap((name) => pocket.state.roles[name] ?? []);
  return ok(roles.map((role) => roleView(pocket, role)));
}

export function patchRole(pocket: Pocket, call: PersonCall): Answer {
  onlyAdmin(call.user);
  const role = existingRole(pocket, call);
  const { permissions } = read(call, z.object({ permissions: z.array(z.string()) }), 'permissions');
  const patched = { ...role, permissions, update_at: pocket.clock() };
  pocket.state.roles[role.name] = patched;
  return ok(roleView(pocket, patched));
}
