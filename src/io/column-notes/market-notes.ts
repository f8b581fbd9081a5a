import { text } from '../../base/text.ts';

/** Columns of a market year. */
export const MARKET_NOTES = {
  design: text('id of the market design', 'id del diseño de mercado'),
  regional_regime: text(
    'how the region trades: isolated, opportunity or integrated',
    'cómo comercia la región: isolated (aislada), opportunity (oportunidad) o integrated (integrada)',
  ),
  mexican_option: text('option for the trade with Mexico', 'opción para el comercio con México'),
  trade_gwh: text(
    'regional trade: net exports of the member countries',
    'intercambio regional: exportaciones netas de los países miembros',
  ),
  from_mexico_gwh: text('energy from Mexico', 'energía desde México'),
  to_mexico_gwh: text('energy to Mexico', 'energía hacia México'),
  mean_price_usd_per_mwh: text(
    'mean price: of the member countries by demand, of an area by time, of a limit over the hours in which it binds',
    'precio medio: de los países miembros por demanda, de un área por tiempo, de un límite en las horas en que rige',
  ),
  total_cost_musd: text(
    'cost of the year: generation, unserved demand and use of links, less what bids are worth',
    'costo del año: generación, demanda no servida y uso de enlaces, menos lo que valen las ofertas de compra',
  ),
  generation_cost_musd: text('cost of generation', 'costo de generación'),
  rent_musd: text('congestion rent', 'renta de congestión'),
  charge_musd: text('charges for the use of links', 'cargos por el uso de enlaces'),
  loss_surplus_musd: text(
    'surplus from marginal prices of losses',
    'excedente por precios marginales de pérdidas',
  ),
  loss_gwh: text('losses', 'pérdidas'),
  unserved_gwh: text('demand not served', 'demanda no servida'),
  overload_gwh: text(
    'flow beyond limits that could not be held',
    'flujo sobre límites que no pudieron cumplirse',
  ),
  overload_musd: text('penalty for it', 'penalización por ello'),
  reserve_shortage_gwh: text('reserve that was lacking', 'reserva que faltó'),
  institution_musd: text('what the design itself costs a year', 'lo que cuesta el propio diseño al año'),
  co2_kt: text('CO₂ emitted', 'CO₂ emitido'),
  cost_change_musd: text(
    'change of the total cost against the base design',
    'cambio del costo total frente al diseño base',
  ),
  gain_of_no_country_musd: text(
    'gain against the base design that belongs to no country',
    'ganancia frente al diseño base que no corresponde a ningún país',
  ),

  demand_gwh: text('demand', 'demanda'),
  generation_gwh: text('generation', 'generación'),
  bid_gwh: text('energy bought by bids', 'energía comprada por ofertas'),
  export_gwh: text(
    'net exports over the hours that have them',
    'exportaciones netas de las horas que las tienen',
  ),
  import_gwh: text(
    'net imports over the hours that have them',
    'importaciones netas de las horas que las tienen',
  ),
  demand_mean_price_usd_per_mwh: text('mean price by demand', 'precio medio por demanda'),
  p10_price_usd_per_mwh: text(
    'tenth percentile of the hours’ prices',
    'percentil diez de los precios horarios',
  ),
  p90_price_usd_per_mwh: text('ninetieth percentile of them', 'percentil noventa de ellos'),
  lowest_price_usd_per_mwh: text('lowest of them', 'el menor de ellos'),
  highest_price_usd_per_mwh: text('highest of them', 'el mayor de ellos'),
  payments_musd: text('payments of consumers', 'pagos de los consumidores'),
  receipts_musd: text('receipts of producers', 'ingresos de los productores'),
  reserve_payments_musd: text('payments for reserve', 'pagos por reserva'),
  consumer_surplus_musd: text('surplus of consumers', 'excedente de los consumidores'),
  producer_surplus_musd: text('surplus of producers', 'excedente de los productores'),
  total_surplus_musd: text('surplus of both and rent', 'excedente de ambos y renta'),
  consumer_change_musd: text(
    'gain of consumers against the base design',
    'ganancia de los consumidores frente al diseño base',
  ),
  producer_change_musd: text(
    'gain of producers against the base design',
    'ganancia de los productores frente al diseño base',
  ),
  total_change_musd: text(
    'gain of the area against the base design',
    'ganancia del área frente al diseño base',
  ),

  forward_gwh: text('energy from the first to the second area', 'energía de la primera área a la segunda'),
  reverse_gwh: text('energy back', 'energía en sentido contrario'),
  forward_limit_mw: text(
    'limit from the first to the second area; of a year the highest; empty: none',
    'límite de la primera área a la segunda; de un año, el mayor; vacío: ninguno',
  ),
  reverse_limit_mw: text('limit back', 'límite en sentido contrario'),
  forward_load_factor: text(
    'energy over what the limit would let pass all year',
    'energía sobre lo que el límite dejaría pasar todo el año',
  ),
  reverse_load_factor: text('the same back', 'lo mismo en sentido contrario'),
  forward_at_limit_h: text('hours at the limit', 'horas en el límite'),
  reverse_at_limit_h: text('hours at the limit back', 'horas en el límite en sentido contrario'),
  up_to_h: text('hours with at least this price', 'horas con al menos este precio'),
  hours_h: text('hours with this price', 'horas con este precio'),
  price_usd_per_mwh: text('price', 'precio'),
  bound_h: text('hours in which the limit binds', 'horas en que rige el límite'),
  energy_gwh: text('energy produced', 'energía producida'),
  cost_musd: text('cost: of generation, or of works (base)', 'costo: de generación, o de obras (base)'),
  southward_gwh: text('energy towards Panama', 'energía hacia Panamá'),
  northward_gwh: text('energy towards Guatemala', 'energía hacia Guatemala'),
  mean_loading_pct: text('mean loading', 'cargabilidad media'),
  highest_loading_pct: text('highest loading', 'cargabilidad máxima'),
  above_90_pct_h: text('hours above 90 %', 'horas sobre 90 %'),
  reservoir: text('id of the reservoir or cascade', 'id del embalse o la cascada'),
  water_value_usd_per_mwh: text(
    'gain per MWh of more water; empty: none used',
    'ganancia por MWh más de agua; vacío: no se usó',
  ),

  quantity: text('what is compared', 'qué se compara'),
  partner: text(
    'other side of an export or import outside the regional market',
    'otra parte de una exportación o importación fuera del mercado regional',
  ),
  technologies: text('technologies that count', 'tecnologías que cuentan'),
  published: text(
    'published figure: a price in USD/MWh, else GWh',
    'cifra publicada: un precio en USD/MWh, lo demás en GWh',
  ),
  computed: text(
    'what the base design says, in the same unit',
    'lo que dice el diseño base, en la misma unidad',
  ),
  day_type: text('type of day', 'tipo de día'),
  day: text(
    'day of the year; empty: the hour stands for several',
    'día del año; vacío: la hora representa varias',
  ),
  hour: text('hour from 0 in the clock of the region', 'hora desde 0 en el reloj de la región'),
  weight_h: text('hours of the year for which it stands', 'horas del año que representa'),
  id: text('area, or border as from>to', 'área, o frontera como desde>hacia'),
  generation_mw: text('generation', 'generación'),
  unserved_mw: text('demand not served', 'demanda no servida'),
  at_limit: text('whether the border is at a limit', 'si la frontera está en un límite'),

  at_limit_h: text('hours at the limit of the link', 'horas en el límite del enlace'),
  mexican_price_usd_per_mwh: text('mean price on the Mexican side', 'precio medio del lado mexicano'),
  region_price_usd_per_mwh: text(
    'mean price on the side of the region',
    'precio medio del lado de la región',
  ),
  import_value_musd: text(
    'imports at the price in Guatemala less what is paid for them',
    'importaciones al precio de Guatemala menos lo que se paga por ellas',
  ),
  import_payments_musd: text('what is paid for imports', 'lo que se paga por las importaciones'),
  contract_gwh: text('energy of contracts', 'energía de contratos'),
  contract_payments_musd: text('what is paid for it', 'lo que se paga por ella'),
  contract_difference_musd: text(
    'part of it above the price at the border',
    'parte de ello sobre el precio en la frontera',
  ),
  counter_intuitive_gwh: text(
    'flow from the dearer to the cheaper side',
    'flujo del lado más caro al más barato',
  ),
  counter_intuitive_h: text('hours with such a flow', 'horas con tal flujo'),
  counter_intuitive_musd: text(
    'what it costs: gap of prices × flow',
    'lo que cuesta: diferencia de precios × flujo',
  ),
  unused_gwh: text(
    'capacity towards the dearer side that is not used',
    'capacidad hacia el lado más caro que no se usa',
  ),
  unused_musd: text('gap of prices × it', 'diferencia de precios × ella'),
  link_rent_musd: text('congestion rent of the link', 'renta de congestión del enlace'),
  auction_musd: text('what the auction of its capacity brings', 'lo que recauda la subasta de su capacidad'),
  holders_musd: text(
    'rent of the holders of capacity beyond what they paid',
    'renta de los titulares de capacidad sobre lo que pagaron',
  ),
  owner_musd: text('what the owner of the link earns', 'lo que gana el dueño del enlace'),
};
