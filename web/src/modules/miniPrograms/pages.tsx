export { ProgramPlace } from './ProgramPlace.tsx'
export { ProgramSettingsPage } from './ProgramSettingsPage.tsx'
export { ProgramsPage } from './ProgramsPage.tsx'
