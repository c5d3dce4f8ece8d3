// How the page's list of messages takes up what is read and what arrives, whatever the order.
import { describe, expect, it } from 'vitest';
import { authorOf, refreshed } from '#local/page/chat/posts.ts';
import { type Post, postSchema } from '#local/page/chat/schemas.ts';

const post = (id: string, at: number, type = ''): Post =>
  postSchema.parse({ id, create_at: at, user_id: 'lea', channel_id: 'c', type });
const ids = (posts: readonly Post[]): readonly string[] => posts.map(({ id }) => id);

describe('refreshed', () => {
  it('keeps a message that arrived while the list was read', () => {
    const all = refreshed([post('a', 1)], { before: [], now: [post('b', 2)] });
    expect(ids(all)).toEqual(['a', 'b']);
  });

  it('drops a message deleted while the connection was cut, and keeps ephemerals in their place', () => {
    const before = [post('a', 1), post('e', 2, 'system_ephemeral'), post('deleted', 3)];
    expect(ids(refreshed([post('a', 1), post('new', 4)], { before, now: before }))).toEqual([
      'a',
      'e',
      'new',
    ]);
  });
});

describe('authorOf', () => {
  it('names « Système » when neither a webhook nor a bot speaks', () => {
    const person = { id: 'lea', username: 'lea', is_bot: false };
    expect(authorOf(post('a', 1, 'system_ephemeral'), person).name).toBe('Système');
    expect(authorOf(post('a', 1, 'system_ephemeral'), { ...person, is_bot: true }).name).toBe('lea');
    expect(authorOf(post('a', 1), undefined).name).toBe('Quelqu’un');
  });
});
