import { getDealDrives, getDrive, getDrives } from '../drive.schema.ts';

/** What a change of a drive changes on the screens. */
export const driveRefreshes = [getDrive, getDrives, getDealDrives];
