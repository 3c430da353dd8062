import { Refusal } from '../../kernel/refusal.ts';

export const noSuchFile = (id: string) => new Refusal(404, 'file.unknown', { id });
export const noSuchHome = (home: string) => new Refusal(404, 'file.no_such_home', { home });
export const noSuchRecord = () => new Refusal(404, 'file.no_such_record');
export const mayNotEdit = () => new Refusal(403, 'file.may_not_edit');
export const noFile = () => new Refusal(422, 'file.none');
export const notAllowed = (name: string) => new Refusal(415, 'file.not_allowed', { name });
export const brokenPicture = (name: string) => new Refusal(422, 'file.broken_picture', { name });
export const tooBig = (name: string, most: number) =>
  new Refusal(413, 'file.too_big', { name, most: `${Math.round(most / 1024 ** 2)} MB` });
export const tooMany = (most: number) => new Refusal(409, 'file.too_many', { most });
export const noThumbnail = () => new Refusal(404, 'file.no_thumbnail');
