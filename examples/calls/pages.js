// The pages of this program, as the first one lists them.
module.exports = [
  { name: 'prompts', title: 'Prompts and bars' },
  { name: 'network', title: 'Network' },
  { name: 'storage', title: 'Storage' },
  { name: 'files', title: 'Files' },
  { name: 'place', title: 'Place' },
  { name: 'device', title: 'Device' },
  { name: 'member', title: 'Member' },
  { name: 'others', title: 'Sharing and others' },
  { name: 'worker', title: 'Worker' },
  { name: 'drawing', title: 'Drawing' },
]
