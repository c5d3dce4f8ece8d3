// Files: sent to a channel as a multipart body, attached to a post by their id, read by who may read the channel.
import { extname } from 'node:path';
import { ok, param, raw, readForm } from './answers.ts';
import { AppError } from './errors.ts';
import { forbid, mayUpload, readable } from './permissions.ts';
import type { Answer, PersonCall, Pocket } from './pocket.ts';
import { fileView } from './post-view.ts';
import { type FileInfo, newId } from './state.ts';

/** By extension, as the server derives them: what the sender says of the type is not believed. */
const mimeTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

export async function uploadFiles(pocket: Pocket, call: PersonCall): Promise<Answer> {
  const form = await readForm(call);
  const channel = pocket.state.channels[String(form.get('channel_id') ?? call.query.get('channel_id') ?? '')];
  if (!channel || !mayUpload(pocket, call.user, channel)) forbid();
  const files = form.getAll('files').filter((part) => part instanceof File);
  if (files.length === 0) throw new AppError('api.context.invalid_body_param.app_error', { Name: 'files' });
  const infos: FileInfo[] = [];
  for (const file of files) {
    const bytes = Buffer.from(await file.arrayBuffer());
    infos.push(keep(pocket, { name: file.name, bytes, userId: call.user.id, channelId: channel.id }));
  }
  return ok({ file_infos: infos.map(fileView), client_ids: form.getAll('client_ids').map(String) }, 201);
}

interface Sent {
  readonly name: string;
  readonly bytes: Buffer;
  readonly userId: string;
  readonly channelId: string;
}

function keep(pocket: Pocket, { name, bytes, userId, channelId }: Sent): FileInfo {
  const now = pocket.clock();
  const extension = extname(name).slice(1).toLowerCase();
  const info: FileInfo = {
    id: newId(),
    user_id: userId,
    post_id: '',
    channel_id: channelId,
    create_at: now,
    update_at: now,
    delete_at: 0,
    name,
    extension,
    size: bytes.length,
    mime_type: mimeTypes[extension] ?? 'application/octet-stream',
  };
  pocket.blobs.put(info.id, bytes);
  pocket.state.files[info.id] = info;
  return info;
}

function existingFile(pocket: Pocket, call: PersonCall): FileInfo {
  const file = pocket.state.files[param(call, 'file')];
  if (!file) throw new AppError('app.file_info.get.app_error');
  if (file.user_id !== call.user.id) readable(pocket, call.user, file.channel_id);
  return file;
}

export function getFileInfo(pocket: Pocket, call: PersonCall): Answer {
  return ok(fileView(existingFile(pocket, call)));
}

/** Shown in the page when it is a picture, otherwise downloaded: a page sent by somebody never runs here. */
export function getFile(pocket: Pocket, call: PersonCall): Answer {
  const file = existingFile(pocket, call);
  const bytes = pocket.blobs.get(file.id);
  if (!bytes) throw new AppError('app.file_info.get.app_error');
  const shown = /^image\/(png|jpeg|gif)$/.test(file.mime_type) && call.query.get('download') !== '1';
  const name = encodeURIComponent(file.name);
  return raw(file.mime_type, bytes, {
    'content-disposition': `${shown ? 'inline' : 'attachment'};filename="${name}"; filename*=UTF-8''${name}`,
    'x-content-type-options': 'nosniff',
  });
}
