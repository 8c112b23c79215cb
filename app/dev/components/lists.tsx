import { DataTable } from '@/components/patterns/data-table';
import { Price } from '@/components/patterns/price';
import { StatusBadge } from '@/components/patterns/status-badge';
import { When } from '@/components/patterns/when';
import { Button } from '@/components/ui/button';
import { labels } from './display';
import { Specimen } from './specimen';

const at = '2026-11-24T08:15:00Z';
const zone = 'Europe/Paris';

type Visit = { id: string; name: string; reason: string; state: 'booked' | 'arrived' | 'done'; at: string; price: number };
const visits: Visit[] = [
  { id: '1', name: 'EXEMPLE Camille', reason: 'Suivi', state: 'arrived', at, price: 3_000 },
  { id: '2', name: 'MODÈLE-SPÉCIMEN Dominique', reason: 'Première visite', state: 'booked', at: '2026-11-24T09:30:00Z', price: 5_000 },
  { id: '3', name: 'ESSAI Claude', reason: 'Bilan', state: 'done', at: '2026-11-24T13:05:00Z', price: 12_050 },
];

export function Lists() {
  return (
    <Specimen title="Table">
      <DataTable<Visit>
        caption="Rendez-vous à venir"
        rows={visits}
        rowKey={(visit) => visit.id}
        empty={null}
        columns={[
          {
            key: 'name',
            head: 'Patient',
            onPhone: 'title',
            sort: { href: '#name', direction: 'ascending' },
            cell: (visit) => (
              <a href="#top" className="font-semibold hover:underline">
                {visit.name}
              </a>
            ),
          },
          { key: 'reason', head: 'Motif', priority: 3, cell: (visit) => visit.reason },
          {
            key: 'state',
            head: 'État',
            onPhone: 'aside',
            cell: (visit) => <StatusBadge state={visit.state} label={labels[visit.state]} />,
          },
          {
            key: 'at',
            head: 'Heure',
            align: 'right',
            sort: { href: '#at', direction: 'none' },
            cell: (visit) => <When at={visit.at} form="time" locale="fr" zone={zone} />,
          },
          {
            key: 'price',
            head: 'Montant',
            align: 'right',
            priority: 2,
            cell: (visit) => <Price amount={{ minor: visit.price, currency: 'EUR' }} locale="fr" />,
          },
        ]}
        footer={
          <>
            <span>1–3 sur 214</span>
            <Button kind="quiet">Afficher 50 de plus</Button>
          </>
        }
      />
    </Specimen>
  );
}
