import type { z } from 'zod';
import type { getDashboard } from '../dashboard.schema.ts';

export type Dashboard = z.infer<(typeof getDashboard)['output']>;
