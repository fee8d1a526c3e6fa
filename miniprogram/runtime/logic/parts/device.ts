// Part of the Worker: the device and where it is.
import { deviceFamily } from '../api/device.ts'

export const families = [deviceFamily]
