// The calls of an administrator that the official client types too narrowly: a command to create has no id yet.
import { MattermostApi } from '#bot/platforms/mattermost/client.ts';

export class AdminApi extends MattermostApi {
  async createCommand(command: object): Promise<void> {
    await this.doFetch(this.getCommandsRoute(), { method: 'post', body: JSON.stringify(command) });
  }

  /** Replaces everything but the token, which an edit never changes. */
  async replaceCommand(command: object & { readonly id: string }): Promise<void> {
    await this.doFetch(`${this.getCommandsRoute()}/${command.id}`, {
      method: 'put',
      body: JSON.stringify(command),
    });
  }
}
