const list = '/practitioner/settings/gdpr';

export const exportAddress = {
  list: `${list}#export`,
  ofMember: (id: string) => `${list}/export/${id}`,
  ofPatient: (id: string) => `/patient/data/${id}`,
  download: (page: string) => `${page}/download`,
} as const;
