// Part of the Worker: requests and sockets.
import { requestsFamily } from '../api/network/requests.ts'
import { socketsFamily } from '../api/network/sockets.ts'

export const families = [requestsFamily, socketsFamily]
