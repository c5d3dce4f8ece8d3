// Teams and who is in them; joining one joins its two common channels.
import * as z from 'zod';
import { done, ok, page, param, read, userParam } from './answers.ts';
import { joinChannel } from './channels.ts';
import { AppError } from './errors.ts';
import { forbid, inTeam, isAdmin, onlyAdmin } from './permissions.ts';
import type { Answer, PersonCall, Pocket } from './pocket.ts';
import { memberKey, type Team, type TeamMember } from './state.ts';
import { existingUser } from './users.ts';

const teamView = ({ id, create_at, update_at, delete_at, display_name, name, email, invite_id }: Team) => ({
  id,
  create_at,
  update_at,
  delete_at,
  display_name,
  name,
  description: '',
  email,
  type: 'O',
  company_name: '',
  allowed_domains: '',
  invite_id,
  allow_open_invite: false,
  scheme_id: null,
  group_constrained: null,
  policy_id: null,
  cloud_limits_archived: false,
});

const memberView = ({ team_id, user_id, scheme_admin }: TeamMember) => ({
  team_id,
  user_id,
  roles: scheme_admin ? 'team_user team_admin' : 'team_user',
  delete_at: 0,
  scheme_guest: false,
  scheme_user: true,
  scheme_admin,
  explicit_roles: '',
});

export function getTeams(pocket: Pocket, call: PersonCall): Answer {
  const teams = Object.values(pocket.state.teams).filter(
    (team) => isAdmin(call.user) || inTeam(pocket, call.user.id, team.id),
  );
  return ok(page(call, teams).map(teamView));
}

function visible(pocket: Pocket, call: PersonCall, team: Team): Team {
  if (!isAdmin(call.user) && !inTeam(pocket, call.user.id, team.id)) forbid();
  return team;
}

function existingTeam(pocket: Pocket, call: PersonCall): Team {
  const team = pocket.state.teams[param(call, 'team')];
  if (!team) throw new AppError('app.team.get.find.app_error');
  return visible(pocket, call, team);
}

export function getTeam(pocket: Pocket, call: PersonCall): Answer {
  return ok(teamView(existingTeam(pocket, call)));
}

export function getTeamByName(pocket: Pocket, call: PersonCall): Answer {
  const team = Object.values(pocket.state.teams).find((one) => one.name === param(call, 'name'));
  if (!team) throw new AppError('app.team.get_by_name.missing.app_error');
  return ok(teamView(visible(pocket, call, team)));
}

export function getTeamsOfUser(pocket: Pocket, call: PersonCall): Answer {
  const userId = userParam(call);
  if (userId !== call.user.id) onlyAdmin(call.user);
  const teams = Object.values(pocket.state.teams).filter((team) => inTeam(pocket, userId, team.id));
  return ok(teams.map(teamView));
}

export function getTeamMembers(pocket: Pocket, call: PersonCall): Answer {
  const team = existingTeam(pocket, call);
  const members = Object.values(pocket.state.teamMembers).filter((member) => member.team_id === team.id);
  return ok(page(call, members).map(memberView));
}

export function getTeamMember(pocket: Pocket, call: PersonCall): Answer {
  const member = pocket.state.teamMembers[memberKey(existingTeam(pocket, call).id, userParam(call))];
  if (!member) throw new AppError('app.team.get_member.missing.app_error');
  return ok(memberView(member));
}

export function addTeamMember(pocket: Pocket, call: PersonCall): Answer {
  onlyAdmin(call.user);
  const team = existingTeam(pocket, call);
  const { id } = existingUser(pocket, read(call, z.object({ user_id: z.string() })).user_id);
  const member = joinTeam(pocket, team.id, id);
  const broadcast = { user_id: id, team_id: '' };
  pocket.hub.publish({ event: 'added_to_team', data: { team_id: team.id, user_id: id }, broadcast }, [id]);
  return ok(memberView(member), 201);
}

function joinTeam(pocket: Pocket, teamId: string, userId: string): TeamMember {
  const { state } = pocket;
  const key = memberKey(teamId, userId);
  const member = state.teamMembers[key] ?? { team_id: teamId, user_id: userId, scheme_admin: false };
  state.teamMembers[key] = member;
  for (const channel of Object.values(state.channels)) {
    const common = channel.name === 'town-square' || channel.name === 'off-topic';
    if (channel.team_id === teamId && common) joinChannel(pocket, channel.id, userId);
  }
  return member;
}

export function removeTeamMember(pocket: Pocket, call: PersonCall): Answer {
  const team = existingTeam(pocket, call);
  const userId = userParam(call);
  if (userId !== call.user.id) onlyAdmin(call.user);
  delete pocket.state.teamMembers[memberKey(team.id, userId)];
  for (const channel of Object.values(pocket.state.channels)) {
    if (channel.team_id === team.id) delete pocket.state.channelMembers[memberKey(channel.id, userId)];
  }
  return done();
}
