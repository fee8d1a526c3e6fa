/** The pages of `/me/settings` on how one gets in, and what becomes of the account. */
export { DeletionPage } from './DeletionPage.tsx'
export { ExportPage } from './ExportPage.tsx'
export { RecoveryPage } from './RecoveryPage.tsx'
export { TwoStepPage } from './TwoStepPage.tsx'
