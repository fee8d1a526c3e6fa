export type * from './doors.ts'
export { createFrameSupply, type FrameSupply } from './frames.ts'
export * from './openProgram.ts'
export { CallRefusal, cancelled } from './refusal.ts'
