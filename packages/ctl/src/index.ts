export { type CtlRun, runCtl } from './run-ctl.ts'
