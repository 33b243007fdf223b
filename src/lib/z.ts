/**
 * The one import of Zod. `jitless` must be set before any schema is built: Zod's first object schema
 * otherwise probes `new Function`, which our Content-Security-Policy reports as a violation.
 */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
