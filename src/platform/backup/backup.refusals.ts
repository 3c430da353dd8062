import { Refusal } from '../../kernel/refusal.ts';

export const backupAtWork = () => new Refusal(409, 'backup.at_work');
