/** Where measurements go: a table for people, or JSON lines for programs. */
import type { LoadOptions } from '../options/load-options.ts'
import type { Measurements } from './measurements.ts'

export interface Report {
  begin(options: LoadOptions): void
  /** `timeSeconds` since the start; the measurements are those of the last `intervalSeconds`. */
  second(timeSeconds: number, intervalSeconds: number, measurements: Measurements): void
  /** `coreShare`: processor time of this tool divided by the time of the run; 1 is a whole core. */
  summary(timeSeconds: number, measurements: Measurements, coreShare: number): void
  /** Something the user should know, which is no measurement. */
  notice(text: string): void
}
