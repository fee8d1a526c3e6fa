/** The pages of `/me/settings` on how one gets in, and what becomes of the account. */
export { RecoveryPage } from './RecoveryPage.tsx'
export { TwoStepPage } from './TwoStepPage.tsx'
