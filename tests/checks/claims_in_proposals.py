"""Sentences about the example as proposals phrase them: right ones, and ones with a plainly wrong figure.

The tuned ones were looked at while the phrases were made. The others were written before they were tried,
and no phrase was changed for them; whoever changes a phrase for one of them moves it to the tuned ones.
"""

from __future__ import annotations

TUNED_RIGHT = """
The EU will support 20,000 SMEs through the Single Market Programme.
Our consortium with 3 partners from Italy covers the whole chain.
Work package 7 of the earlier project RESIST produced a similar map.
A typical production line costs EUR 400,000.
The project ENERGYFOOD had a total budget of EUR 2.1 million.
The requested EU contribution amounts to EUR 1,400,000.
We will interview 30 SMEs and 12 buyers before the first call.
The grant agreement is signed within nine months after the deadline.
The total eligible costs are EUR 1,438,888.89.
RESIST ran for 24 months with twelve partners.
SMEs from 12 countries will be invited to the academy.
More than 50 SMEs take part in every matchmaking event.
Our project runs for 36 months.
The cost of an SME project averages EUR 45,000, of which we pay EUR 25,000.
Our advisory board has nine members from six countries.
In Europe, 290,000 SMEs process food and drink.
16 Innovate grants and 20 Adopt grants will be awarded.
Five cluster organisations form the core of the consortium.
Nine countries have expressed interest in the academy.
In total 86 SMEs will receive financial support.
Up to 20 SMEs per country may apply in the first call.
The four paying partners share one grants manual.
Three quarters of the grant, EUR 1,050,000, will be passed on to SMEs.
We request EUR 1.4 million from the Union.
The travel budget is EUR 24,000.
Each partner organises two workshops for ten SMEs.
An SME may receive no more than EUR 60,000 in the whole Euroclusters programme.
412 SMEs answered the survey of spring 2021.
Work package 3 has four tasks and two deliverables.
SME projects take nine months.
75 % of the requested grant is reserved for third parties.
The project will deliver twelve deliverables, ten of which are public.
Each Innovate grant is worth EUR 25,000.
We plan ten calls for proposals, two per scheme.
Together with twelve organisations outside the consortium we form the alliance.
Every six months the partners report to the steering committee.
Poland and Romania together represent 40 SMEs with interest in the Market grant.
About 75 % of our budget goes to SMEs.
In preparation, our consortium interviewed 60 SMEs from eleven countries.
If fewer than 30 SMEs apply, the call is opened again for two months.
The project would need 48 months without the existing network.
Duration: three years (36 months).
FOODBRACE brings together eight partners from seven European countries.
The regional programme of Aragón has a budget of EUR 12 million.
Within twelve months after the end, the alliance will have 40 members.
At least 80 SMEs will receive a grant by month 30.
63 % of the SMEs asked had stopped a line.
The Commission selected 30 Euroclusters with 171 partners from 23 countries.
Management takes less than 10 % of the grant.
The first three deliverables are due in month 6.
Our partners serve 1,588 SMEs in seven countries.
Two work packages (WP3 and WP4) carry three quarters of the support.
The consortium of EIT Food counts 90 partners from 15 countries.
In the previous period we supported 140 SMEs with vouchers of EUR 10,000.
Project duration: 36 months
A second project of 18 months would follow if the market answers.
With EUR 1.05 million, FOODBRACE supports 86 SMEs.
The call offers EUR 42 million for 30 projects.
Two of our partners come from Italy.
Work is organised in six work packages and 24 tasks.
The call SMP-COSME-2021-CLUSTER-01 offers EUR 1.4 million to one consortium.
Our partners from Spain and Italy run two work packages together.
In WP2 we will support 60 SMEs with a plant diagnosis.
We will train 24 cluster organisations from twelve countries.
The consortium will meet six times, in six countries.
We have 30 months of experience with vouchers.
Our project manager has run projects of EUR 3 million.
Three deliverables of the project are confidential or internal.
This project takes up the results of RESILIENT-FOOD, in which nine partners from five countries took part.
We ask for EUR 5,000 from no SME.
Our network covers 45 countries.
The project leads to 14 verified reductions.
Our budget for travel is EUR 14,520.
40 SMEs receive mentoring from the four regional agencies.
We support 20 SMEs with a Skills grant.
Two of the five schemes receive EUR 800,000.
The project has three phases of 12 months.
The total cost of an SME project is about EUR 45,000.
We use six milestones to steer the first two years.
Each consortium has at least three partners from three countries.
The consortium includes two partners with laboratories.
The partners in the consortium represent 2,010 members.
The seven countries have 500 clusters.
Our three technical partners offer mentoring.
We plan two calls for each of the five schemes.
The SMEs will receive 60 % of the grant after signature.
Our consortium has four partners that pay grants.
20 SMEs will be supported under the Adopt scheme.
Our project's first year (12 months) is for mapping.
The grant of EUR 25,000 covers at most 70 % of the costs of an SME.
In two years our project will have a reserve list of 30 SMEs.
Together, the three public agencies fund 400 SMEs.
FOODBRACE runs from September 2022 to August 2025, that is over 36 months.
The eight members of our consortium have signed letters of intent.
Five of the eight partners are cluster organisations.
The budget of the Adopt scheme is EUR 400,000.
Two thirds of our deliverables are public.
Our earlier consortium of five partners paid 300 vouchers.
The two largest schemes pay EUR 800,000 to SMEs.
We reach 2,000 SMEs through newsletters in twelve countries.
Our communication campaign addresses 15,000 SMEs in nine countries.
The cluster in Aragón supports 214 members with four staff.
FOODBRACE trains 24 cluster organisations, of which 16 are outside the consortium.
We invite ten partners from the United Kingdom to a matchmaking.
SMEs from at least five countries must receive support by month 18.
FOODBRACE supports 15 SMEs with a continuity grant.
Six months before the end of the project, the partners decide on the alliance.
A project of this size needs a steering committee of eight partners.
The project lasts three years and has two reporting periods of 18 months.
We foresee five milestones in the first 18 months.
In WP6 we prepare three deliverables.
A total of 60 plant diagnoses leads to 21 continuity plans.
The project has 14 indicators and five specific objectives.
The financial support covers up to 60 % of the costs of an SME.
Our consortium covers seven of the 27 Member States.
The grants of the first call (EUR 530,000) are paid within 30 days.
We pay 40 % of each grant at signature and 60 % at the end.
For 20 SMEs, training is the first step.
The Commission will award EUR 1.5 million to the best proposal.
With 62.6 person-months the project is lean.
The Italian partners organise four tasks of WP4.
Each of the 16 Innovate grants pays EUR 25,000.
The project addresses 1,588 SMEs that the partners serve.
Ten calls are opened between month 7 and month 22.
The consortium has members in 12 countries.
Our partners are active in 30 countries.
Our partners represent export markets in 12 countries.
Our project of 12 months in 2019 was a pilot.
We are partners in 14 European projects from nine countries.
The partnership with 30 organisations outside the consortium is new.
Our consortium is open to ten organisations as associates.
The consortium works with 40 organisations.
The consortium has 40 members as associated clusters.
We have 12 deliverables and 24 tasks.
The consortium has 620 members in Romania.
The EU contribution of EUR 300,000 to the academy is small.
The EU contribution for travel is EUR 14,520.
This project receives an EU contribution of EUR 1,400,000 and 2.8 % own funds.
We distribute 14 tasks of the academy among 30 tutors.
In our partnership each of ten organisations hosts a visit.
The consortium has with 12 organisations a memorandum.
The total costs of the pilot are EUR 900,000.
We plan 20 calls with buyers.
The action runs for 18 months before the mid-term review.
The project runs for nine months in each plant.
Our project lasts 24 months longer than usual.
We open calls for SMEs in 12 countries.
Total budget: EUR 1,050,000 for SMEs
FOODBRACE covers twelve critical inputs in 12 countries.
Our consortium includes organisations from 30 regions and 9 countries of export.
The project will be implemented within six months after signature.
We award 40 grants in 2023.
We award 60 grants to start-ups.
The two partners in the consortium with laboratories help.
We give 50 % of the grant to SMEs as an advance.
""".strip().splitlines()

TUNED_WRONG = """
We request a grant of EUR 2,500,000.
The total budget is EUR 3,900,000.
At least 900 SMEs will receive support.
The consortium is composed of nine cluster organisations from seven countries.
Duration: 48 months.
The project starts in September 2022 and lasts 24 months.
The requested EU contribution amounts to EUR 1,600,000.
Our partnership covers nine countries.
The work plan consists of eight work packages.
Our project runs for 30 months.
By the end of the project 140 SMEs will have received a grant.
Each Innovate grant is worth EUR 40,000.
The consortium (10 partners, 7 countries) covers the whole value chain.
Our six partners have worked together since 2015.
Nine partners from seven countries have joined forces in FOODBRACE.
Over 300 SMEs will be funded through our five schemes.
EUR 900,000 will be passed on to SMEs.
We ask for EUR 1.8 million from the Union.
Ten milestones mark the progress of the project.
60 % of the requested grant is reserved for third parties.
We will submit 18 deliverables to the Commission.
30 Innovate grants will be awarded.
We are eleven partners with complementary skills.
The project will produce 25 deliverables.
More than 90 % of the grant goes directly to SMEs.
With partners in ten Member States, FOODBRACE covers the whole value chain.
Project duration: 24 months
FOODBRACE will support 200 SMEs in six ecosystems.
This 42-month project prepares food firms for the next shortage.
FOODBRACE is a four-year project.
The project has a duration of two years.
The eight partners come from five countries.
The Gantt chart shows 30 tasks in six work packages.
We will distribute EUR 1.3 million in grants to SMEs.
FOODBRACE consortium: 9 partners from 6 countries.
Number of SMEs supported: 130
Half of the requested grant is paid to SMEs.
Seven grant schemes are offered to SMEs.
The plan has 12 milestones.
A total of 15 deliverables documents the progress.
The budget of the project is 950.000 €.
The total cost of the project is estimated at EUR 1,750,000.
FOODBRACE brings together ten partners from seven European countries.
The work plan contains 35 tasks.
Our consortium comprises twelve partners.
EU grant requested: EUR 1,250,000
The project is divided into seven work packages.
We will launch 14 open calls for SMEs.
Total budget: EUR 1,900,000
The consortium unites partners from nine European countries.
The total eligible costs are EUR 2.1 million.
The requested grant of EUR 1.1 million covers all five schemes.
With an EU contribution of EUR 2 million, we will renew small food firms.
Work is organised in five work packages and 24 tasks.
In total, 120 SMEs will receive financial support.
85% of the budget is allocated to financial support for SMEs.
The five schemes will pay EUR 1.5 million to SMEs.
Over 48 months, FOODBRACE will build a supply exchange.
Financial support to third parties amounts to EUR 1,200,000.
We will provide grants to 150 SMEs.
FOODBRACE is a partnership of nine organisations established in seven Member States.
The consortium, made up of ten partners, is led by EBROVAL.
There are eleven beneficiaries in the consortium.
The FOODBRACE consortium includes 12 partners from nine countries.
Our eight partners represent nine different EU countries.
The work programme is broken down into nine work packages.
There are seven work packages in total.
WP1 to WP6 contain a total of 40 tasks.
Thirty deliverables are foreseen over the lifetime of the project.
The project foresees 20 deliverables and eight milestones.
A total of 130 SMEs will benefit from financial support.
FOODBRACE will award 150 grants to SMEs.
Our goal is to fund 140 SMEs in three years.
Direct financial support will be given to 170 SMEs.
The project will be implemented over 24 months.
FOODBRACE starts on 1 September 2022 and ends after 48 months.
The planned duration of the action is 30 months.
We apply for an EU grant of EUR 1,750,000.
The EU contribution requested is EUR 1.2 million.
The maximum grant requested by the consortium: EUR 2,000,000.
Total eligible costs of the action: EUR 1,650,000.
The overall budget of FOODBRACE amounts to EUR 2,345,000.
The budget is EUR 2 million, of which EUR 1.05 million goes to SMEs.
EUR 1.4 million of the grant will be paid to SMEs as lump sums.
Out of the grant, EUR 1,250,000 is earmarked for financial support to third parties.
The consortium will pass 82 % of the grant on to SMEs.
At least 80 % of the EU grant will be dedicated to SMEs.
We offer 25 Adopt grants of EUR 20,000 each.
An Adopt grant amounts to EUR 15,000.
The Innovate grants are worth EUR 60,000 each.
12 calls will be launched by the consortium.
Eight funding schemes are set up.
The project team is formed by nine partners from seven countries.
Eleven organisations from seven Member States form the FOODBRACE consortium.
FOODBRACE has 6 partners.
Our consortium involves fourteen beneficiaries.
The partnership extends over eleven EU Member States.
Our partners come from nine countries.
The implementation is structured in nine work packages (WP1 to WP9).
We have divided the work into four work packages.
The workplan includes 40 tasks.
The project generates 22 deliverables, all of them public.
In total, 19 deliverables will be submitted.
The consortium will monitor progress through 15 milestones.
Overall, 200 SMEs will receive financial support through open calls.
We plan to fund 130 SMEs with lump-sum grants.
We expect to award 140 grants.
FOODBRACE finances 300 SMEs in the food sector.
SMEs directly supported: 160.
The project is planned for 24 months.
The duration of FOODBRACE is 42 months.
FOODBRACE runs for two and a half years, i.e. 30 months.
The action lasts 48 months, from September 2022 to August 2026.
The consortium seeks EUR 1.9 million of EU funding.
The requested grant amounts to 1.150.000 EUR.
We request an EU contribution of 900,000 euro.
The total project costs are EUR 1.9 million.
The total estimated eligible costs amount to EUR 1,250,000.
FOODBRACE has a total budget of EUR 2.8 million.
EUR 1.3 million will be distributed to SMEs through five schemes.
The consortium will channel EUR 1,250,000 to SMEs.
Cascade funding for SMEs amounts to EUR 1,400,000.
65 % of the EU contribution will be channelled to SMEs.
SMEs will receive 90 % of the EU grant.
FOODBRACE offers six different grant schemes.
18 Adopt grants of EUR 20,000 each are foreseen.
The Market grant is EUR 8,000.
We organise 15 calls for applications.
""".strip().splitlines()

HELD_RIGHT = """
FOODBRACE is carried by eight organisations in seven countries.
The consortium draws on 2,010 member companies.
We cooperate with 30 regions in twelve countries.
The partnership grew out of two networks with partners from nine countries.
For three years, our partners share one grants office.
The academy lasts 24 months.
Three work packages pay grants to SMEs.
WP4 has five tasks, three deliverables and two milestones.
Ten of our twelve deliverables are public.
Our deliverables include 21 continuity plans.
The alliance of 24 cluster organisations meets twice.
60 SMEs receive a diagnosis.
We contact 900 SMEs through the Enterprise Europe Network.
Our clusters support 1,588 SMEs with their services.
30 SMEs enter new markets with our help.
The Market grant supports 15 SMEs.
We expect 250 applications from SMEs.
The region of Emilia-Romagna supports SMEs with EUR 4 million.
A voucher of EUR 10,000 is common in other programmes.
The average cost of a pilot line is EUR 1.2 million.
The EU contribution to EBROVAL is EUR 320,000.
The requested grant equals the maximum grant of EUR 1,400,000.
The total costs of WP3 are EUR 480,000.
SMEs receive their last payment of 20 % of the grant within 30 days.
The two Adopt calls have a budget of EUR 400,000.
Some 26 of the SMEs come from outside our regions.
The survey of the project team ran over 14 months.
Two years after the project, 20 SMEs report again.
Participants: eight
Our project starts after a preparation of nine months.
""".strip().splitlines()

HELD_WRONG = """
Nine partners carry out FOODBRACE.
The consortium of FOODBRACE counts ten organisations.
Our consortium has partners in five countries.
Twelve European partners join forces in this project.
FOODBRACE unites eight partners from nine EU Member States.
Consortium: 10 organisations from 7 countries.
The activities are grouped in seven work packages.
FOODBRACE comprises eight work packages.
The project plan lists 32 tasks.
FOODBRACE delivers 30 deliverables.
Our project has ten milestones.
The work plan includes 12 milestones and 12 deliverables.
We will finance 180 SMEs through vouchers and grants.
By month 36, 150 SMEs will have been supported with grants.
200 SMEs will benefit from grants of EUR 5,000 to 25,000.
FOODBRACE plans to award 120 grants.
A minimum of 400 SMEs will receive a grant.
FOODBRACE is implemented in 24 months.
The project has a total duration of 48 months.
Duration of the project: 4 years
Our 30-month project starts in September 2022.
The consortium applies for a grant of EUR 2.2 million.
Requested EU grant: EUR 1,300,000
The EU contribution is EUR 1,950,000.
The total eligible costs of the project amount to EUR 1.75 million.
Our total budget amounts to EUR 2,100,000.
We will pay EUR 1.6 million to SMEs.
Financial support for SMEs totals EUR 850,000.
We dedicate 85 % of the grant to financial support for SMEs.
80 % of the EU grant goes to SMEs.
Our six schemes serve start-ups and family firms.
We publish 16 calls for SMEs.
25 Innovate grants are available.
The Skills grant amounts to EUR 9,000.
""".strip().splitlines()
